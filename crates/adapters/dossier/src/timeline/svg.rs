//! The picture as SVG. Everything is drawn in `currentColor`, with presentation attributes only.

use std::fmt::Write as _;

use super::CustodyKind;
use super::layout::{BAR, Custody, FONT_SIZE, Lane, MARGIN, Picture, Segment, Shape, TALL};

pub(super) fn draw(picture: &Picture) -> String {
    let mut svg = String::new();
    let (width, height) = (picture.width, picture.height);
    let _ = write!(
        svg,
        "<svg xmlns=\"http://www.w3.org/2000/svg\" class=\"timeline\" role=\"img\" \
         viewBox=\"0 0 {width} {height}\" width=\"{width}\" height=\"{height}\" \
         font-family=\"'Libertinus Serif', 'Iowan Old Style', Georgia, serif\" font-size=\"{FONT_SIZE}\" \
         fill=\"currentColor\">\n<title>{}</title>\n<desc>{}</desc>\n",
        escape(&picture.title),
        escape(&picture.description),
    );
    svg.push_str(DEFINITIONS);
    axis(picture, &mut svg);
    for one in &picture.lanes {
        lane(one, &mut svg);
    }
    if let Some((y, remark)) = &picture.remark {
        let _ = writeln!(
            svg,
            "<text x=\"{MARGIN}\" y=\"{y:.1}\" font-style=\"italic\">{}</text>",
            escape(remark)
        );
    }
    if let Some(custody) = &picture.custody {
        bar(custody, &mut svg);
    }
    legend(picture.legend, &mut svg);
    svg.push_str("</svg>\n");
    svg
}

/// Fades and hatches. Their names are the project's own, so that they cannot meet another drawing's.
const DEFINITIONS: &str = "<defs>\
<linearGradient id=\"amparo-fade-left\"><stop offset=\"0\" stop-color=\"currentColor\" stop-opacity=\"0\"/><stop offset=\"1\" stop-color=\"currentColor\" stop-opacity=\"0.55\"/></linearGradient>\
<linearGradient id=\"amparo-fade-right\"><stop offset=\"0\" stop-color=\"currentColor\" stop-opacity=\"0.55\"/><stop offset=\"1\" stop-color=\"currentColor\" stop-opacity=\"0\"/></linearGradient>\
<pattern id=\"amparo-administrative\" width=\"6\" height=\"6\" patternUnits=\"userSpaceOnUse\"><path d=\"M-1 7L7 -1M-1 1L1 -1M5 7L7 5\" stroke=\"currentColor\" stroke-width=\"1.1\"/></pattern>\
<pattern id=\"amparo-not-specified\" width=\"5\" height=\"5\" patternUnits=\"userSpaceOnUse\"><circle cx=\"2.5\" cy=\"2.5\" r=\"0.9\" fill=\"currentColor\"/></pattern>\
</defs>\n";

fn axis(picture: &Picture, svg: &mut String) {
    let bottom = picture.axis_bottom;
    for tick in &picture.ticks {
        let _ = writeln!(
            svg,
            "<path d=\"M{x:.1} 20V{bottom:.1}\" stroke=\"currentColor\" stroke-opacity=\"0.16\" stroke-width=\"0.7\"/>",
            x = tick.x
        );
        if let Some(label) = &tick.label {
            let _ = writeln!(
                svg,
                "<text x=\"{:.1}\" y=\"14\" text-anchor=\"middle\" font-size=\"11.5\">{label}</text>",
                tick.x
            );
            if bottom > TALL {
                let _ = writeln!(
                    svg,
                    "<text x=\"{:.1}\" y=\"{:.1}\" text-anchor=\"middle\" font-size=\"11.5\">{label}</text>",
                    tick.x,
                    bottom + 13.0
                );
            }
        }
    }
    let (x, label) = &picture.today;
    let _ = writeln!(
        svg,
        "<path d=\"M{MARGIN} 20H{:.1}\" stroke=\"currentColor\" stroke-width=\"0.8\"/>\n\
         <path d=\"M{x:.1} 20V{bottom:.1}\" stroke=\"currentColor\" stroke-opacity=\"0.6\" stroke-width=\"0.8\" stroke-dasharray=\"1 3\"><title>{label}</title></path>",
        picture.width - MARGIN
    );
}

fn lane(lane: &Lane, svg: &mut String) {
    let _ = writeln!(
        svg,
        "<g><text x=\"{MARGIN}\" y=\"{:.1}\" font-weight=\"bold\" font-size=\"11.5\">{}</text>",
        lane.y, lane.title
    );
    for mark in &lane.marks {
        let _ = write!(svg, "<g><title>{}</title>", escape(&mark.words));
        shape(mark.shape, mark.y, svg);
        text(&mark.label, svg);
        svg.push_str("</g>\n");
    }
    svg.push_str("</g>\n");
}

fn text(label: &super::layout::Label, svg: &mut String) {
    let anchor = if label.at_end { " text-anchor=\"end\"" } else { "" };
    let _ =
        write!(svg, "<text x=\"{:.1}\" y=\"{:.1}\"{anchor}>{}</text>", label.x, label.y, escape(&label.text));
}

fn shape(shape: Shape, y: f64, svg: &mut String) {
    let top = y - 4.5;
    let _ = match shape {
        Shape::Dot(x) => write!(svg, "<circle cx=\"{x:.1}\" cy=\"{y:.1}\" r=\"4\"/>"),
        Shape::Soft { from, to } => write!(
            svg,
            "<rect x=\"{from:.1}\" y=\"{top:.1}\" width=\"{:.1}\" height=\"9\" rx=\"4.5\" fill-opacity=\"0.16\" \
             stroke=\"currentColor\" stroke-width=\"1\" stroke-dasharray=\"2.5 2\"/>",
            to - from
        ),
        Shape::FadesLeft { from, to } => write!(
            svg,
            "<rect x=\"{from:.1}\" y=\"{top:.1}\" width=\"{:.1}\" height=\"9\" fill=\"url(#amparo-fade-left)\"/>\
             <path d=\"M{to:.1} {top:.1}v9\" stroke=\"currentColor\" stroke-width=\"1.4\"/>",
            (to - from).max(4.0)
        ),
        Shape::FadesRight { from, to } => write!(
            svg,
            "<rect x=\"{from:.1}\" y=\"{top:.1}\" width=\"{:.1}\" height=\"9\" fill=\"url(#amparo-fade-right)\"/>\
             <path d=\"M{from:.1} {top:.1}v9\" stroke=\"currentColor\" stroke-width=\"1.4\"/>",
            (to - from).max(4.0)
        ),
        Shape::Lasted { from, to } => write!(
            svg,
            "<rect x=\"{from:.1}\" y=\"{:.1}\" width=\"{:.1}\" height=\"6\" fill-opacity=\"0.55\" \
             stroke=\"currentColor\" stroke-width=\"0.8\"/>",
            y - 3.0,
            to - from
        ),
    };
}

fn bar(custody: &Custody, svg: &mut String) {
    let _ = writeln!(
        svg,
        "<g><text x=\"{MARGIN}\" y=\"{:.1}\" font-weight=\"bold\" font-size=\"11.5\">Custody</text>",
        custody.y - 5.0
    );
    for one in &custody.segments {
        let _ = write!(svg, "<g><title>{}</title>", escape(&one.words));
        segment(one, custody.y, svg);
        text(&one.label, svg);
        svg.push_str("</g>\n");
    }
    svg.push_str("</g>\n");
}

fn segment(segment: &Segment, y: f64, svg: &mut String) {
    let (from, width) = (segment.from, segment.to - segment.from);
    let _ = write!(
        svg,
        "<rect x=\"{from:.1}\" y=\"{y:.1}\" width=\"{width:.1}\" height=\"{BAR}\" {}/>",
        fill(segment.kind)
    );
    let bottom = y + BAR;
    // The outline has no right side where the end is open.
    let close = if segment.open { "" } else { "Z" };
    let _ = write!(
        svg,
        "<path d=\"M{to:.1} {y:.1}H{from:.1}V{bottom:.1}H{to:.1}{close}\" fill=\"none\" stroke=\"currentColor\" stroke-width=\"0.9\"{}/>",
        if segment.kind == CustodyKind::WhereaboutsUnknown { " stroke-dasharray=\"2 2\"" } else { "" },
        to = segment.to
    );
    if segment.kind == CustodyKind::WhereaboutsUnknown && width > 10.0 {
        let _ = write!(
            svg,
            "<text x=\"{:.1}\" y=\"{:.1}\" text-anchor=\"middle\">?</text>",
            from + width / 2.0,
            y + 13.0
        );
    }
    for &(start, end) in &segment.unsure {
        let _ = write!(
            svg,
            "<rect x=\"{start:.1}\" y=\"{:.1}\" width=\"{:.1}\" height=\"{:.1}\" fill=\"none\" \
             stroke=\"currentColor\" stroke-width=\"1\" stroke-dasharray=\"2.5 2\"/>",
            y - 3.0,
            (end - start).max(4.0),
            BAR + 6.0
        );
    }
    if segment.open {
        let middle = y + BAR / 2.0;
        let _ = write!(
            svg,
            "<path d=\"M{:.1} {:.1}L{:.1} {middle:.1}L{:.1} {:.1}\" fill=\"none\" stroke=\"currentColor\" stroke-width=\"1.4\"/>",
            segment.to + 1.0,
            y + 1.0,
            segment.to + 8.0,
            segment.to + 1.0,
            bottom - 1.0
        );
    }
}

fn fill(kind: CustodyKind) -> &'static str {
    match kind {
        CustodyKind::Administrative => "fill=\"url(#amparo-administrative)\"",
        CustodyKind::Criminal => "fill-opacity=\"0.45\"",
        CustodyKind::NotSpecified => "fill=\"url(#amparo-not-specified)\"",
        CustodyKind::WhereaboutsUnknown => "fill=\"none\"",
    }
}

/// What the shapes mean, in one line.
fn legend(y: f64, svg: &mut String) {
    let (dot, soft, open) = (MARGIN + 4.0, MARGIN + 84.0, MARGIN + 290.0);
    let entries = [
        (Shape::Dot(dot), "day known"),
        (Shape::Soft { from: soft, to: soft + 26.0 }, "one of these days, month or year"),
        (Shape::FadesRight { from: open, to: open + 26.0 }, "open: before, after, or end not known"),
    ];
    svg.push_str("<g font-size=\"10.5\">");
    for (drawn, words) in entries {
        shape(drawn, y, svg);
        let (x, y) = (draw_end(drawn) + 5.0, y + 3.6);
        let _ = write!(svg, "<text x=\"{x:.1}\" y=\"{y:.1}\">{words}</text>");
    }
    svg.push_str("</g>\n");
}

fn draw_end(shape: Shape) -> f64 {
    match shape {
        Shape::Dot(x) => x + 4.0,
        Shape::Soft { to, .. }
        | Shape::FadesLeft { to, .. }
        | Shape::FadesRight { to, .. }
        | Shape::Lasted { to, .. } => to,
    }
}

/// Text for XML. Control characters that XML cannot hold are dropped.
fn escape(text: &str) -> String {
    let mut safe = String::with_capacity(text.len());
    for letter in text.chars() {
        match letter {
            '&' => safe.push_str("&amp;"),
            '<' => safe.push_str("&lt;"),
            '>' => safe.push_str("&gt;"),
            '"' => safe.push_str("&quot;"),
            '\'' => safe.push_str("&#39;"),
            '\n' | '\t' => safe.push(letter),
            letter if letter.is_control() => {}
            letter => safe.push(letter),
        }
    }
    safe
}
