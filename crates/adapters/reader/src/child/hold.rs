//! Whether an answer holds together: a child that a document took over may say what it likes, but not that words
//! stand where they do not.

use super::ReadReply;
use crate::propose::Range;

/// Whether every place lies in the text, and every quotation is what stands at its place.
pub(super) fn holds_together(reply: &ReadReply) -> bool {
    let text = &reply.reading.text;
    let mut starts: Vec<usize> = text.char_indices().map(|(at, _)| at).collect();
    starts.push(text.len());
    let words = |range: Range| text.get(*starts.get(range.start)?..*starts.get(range.end)?);
    let within = |start: usize, end: usize| start <= end && end < starts.len();
    let places =
        reply.reading.places.iter().enumerate().all(|(at, place)| {
            within(place.start, place.end) && place.under.is_none_or(|heading| heading < at)
        });
    let proposals = reply.proposals.iter().all(|proposal| {
        words(proposal.range) == Some(&proposal.quote)
            && proposal.also.iter().all(|range| words(*range).is_some())
            && (0.0..=1.0).contains(&proposal.confidence)
    });
    let interest = reply.disclosed_interest.iter().all(|found| words(found.range) == Some(&found.quote));
    places && proposals && interest
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::child::{ReadRequest, answer, frame};
    use crate::{FileHint, Limits};

    fn reply() -> ReadReply {
        let bytes =
            "On 3 May 2021 police arrested Nadia Example – a singer – in Minsk.\n\nShe is ill.".as_bytes();
        let request = ReadRequest {
            bytes,
            hint: FileHint::named("a.txt"),
            document_date: None,
            known_people: Vec::new(),
            limits: Limits::default(),
        };
        let (mut asked, mut said) = (Vec::new(), Vec::new());
        frame::write_request(&mut asked, &request, false).expect("memory");
        answer(&mut asked.as_slice(), &mut said).expect("memory");
        frame::read_answer(&mut said.as_slice(), &request.limits)
            .expect("a whole answer")
            .expect("it was read")
    }

    type Lie = fn(&mut ReadReply);

    #[test]
    fn an_honest_answer_holds_together() {
        let reply = reply();
        assert!(!reply.proposals.is_empty() && holds_together(&reply));
    }

    #[test]
    fn words_that_do_not_stand_where_the_answer_says_are_refused() {
        let lies: [(&str, Lie); 6] = [
            ("another quotation", |reply| reply.proposals[0].quote.push('!')),
            ("a place beyond the text", |reply| reply.proposals[0].range.end = usize::MAX),
            ("a place that ends before it begins", |reply| reply.reading.places[0].start = usize::MAX),
            ("a further place beyond the text", |reply| {
                reply.proposals[0].also.push(Range { start: 0, end: 1_000_000 });
            }),
            ("a paragraph under itself", |reply| reply.reading.places[0].under = Some(0)),
            ("a confidence that is no number", |reply| reply.proposals[0].confidence = f32::NAN),
        ];
        for (what, lie) in lies {
            let mut reply = reply();
            lie(&mut reply);
            assert!(!holds_together(&reply), "{what}");
        }
    }
}
