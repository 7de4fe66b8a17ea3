// A desk on which every page has something to show: the example, and beside it invented people and a list.

import { writeFileSync } from 'node:fs';
import { join } from 'node:path';

import { folder, PROJECT, run, Served } from './desk.mjs';

/** Whom the articles are about; nobody of that name is known. */
export const PRISONER = 'Nadia Sorokina';

const ARTICLE = `${PRISONER}, a journalist of the Example Herald, was arrested in Minsk on 3 May 2021.

She is a lawful permanent resident of the United States.

On 14 June 2021 she was charged with extremism under Article 361. On 2 February 2022 the Minsk City Court convicted \
Sorokina of extremism and sentenced her to 8 years in prison.

Sorokina suffers from diabetes. In the colony she was denied medical care.

Senator Paula Hartwell called for her immediate release on 9 March 2022.
`;

/** Differs from the first on the day of the arrest and on the length of the sentence. */
const SECOND_ARTICLE = `The journalist ${PRISONER} was arrested in Minsk on 4 May 2021, her lawyer said.

On 2 February 2022 Sorokina was sentenced to 9 years in prison by the Minsk City Court.

Nadia Sorokina was transferred to colony 4 in Gomel in April 2022.
`;

/** The same woman, perhaps, as another organisation spells her. */
const OTHER_SPELLING = `Надежда Сорокина is also written Nadzeya Sarokina.

Nadzeya Sarokina, a journalist, was arrested in Minsk in May 2021 and sentenced to 8 years in prison in 2022.
`;

/** An invented list in the European Union's form, on a day. */
function euList(day, functionOfFirst) {
  const person = (id, name, also, role, reason) => `
 <sanctionEntity logicalId="${id}" designationDetails="${reason}" designationDate="2022-06-03">
  <regulation programme="EXAMPLE" publicationDate="2022-06-03" numberTitle="2020/1998"/>
  <subjectType code="person" classificationCode="P"/>
  <nameAlias wholeName="${name}" function="${role}" strong="true" gender="M"/>
  ${also ? `<nameAlias wholeName="${also}" function="${role}" strong="true" gender="M"/>` : ''}
  <birthdate birthdate="1971-03-05" calendarType="GREGORIAN"/>
 </sanctionEntity>`;
  return `<?xml version="1.0" encoding="UTF-8"?>
<export xmlns="http://eu.europa.ec/fpi/fsd/export" generationDate="${day}T10:00:00.000+02:00" globalFileId="1">${[
    person(501, 'Ilya Petrovich PRIMEROV', 'Илья Петрович Примеров', functionOfFirst, 'He sentenced journalists for their work.'),
    person(502, 'Ahmed Example Misali', '', 'Trader', 'Trade in arms.'),
    person(503, 'Gennady Obraztsov', '', 'Head of colony 4', 'Prisoners were beaten in his colony.'),
  ].join('')}
</export>`;
}

const TOLD = ['--testimony', 'Her sister told us on the telephone.'];

/** Makes the desk in a folder of its own, and gives the folder of the example in it. */
export async function furnished(test) {
  const dir = folder(test);
  const example = join(dir, 'demo');
  await run(['demo', '--dir', example, '--no-serve'], { cwd: dir });
  const desk = join(example, 'desk');
  const amparo = (...args) => run(['--desk', desk, ...args], { cwd: dir });
  const file = (name, text) => {
    writeFileSync(join(dir, name), text);
    return join(dir, name);
  };
  const first = file('herald.txt', ARTICLE);
  const second = file('lawyer.txt', SECOND_ARTICLE);
  const third = file('other.txt', OTHER_SPELLING);
  await amparo('read', first, '--for', PRISONER, '--date', '2022-03-10', '--title', 'A journalist in Minsk', '--publisher', 'Example Herald');
  await amparo('read', second, '--case', PRISONER, '--date', '2022-05-02', '--title', 'What her lawyer says', '--publisher', 'Example Law Review');
  await amparo('read', third, '--for', 'Nadzeya Sarokina', '--date', '2022-06-01', '--title', 'Eight years', '--publisher', 'Example Rights Review');
  const waiting = JSON.parse(await amparo('--json', 'review', '--case', PRISONER));
  // One proposal of each document is left to decide on.
  const decisions = waiting.slice(0, -2).map(({ fingerprint }) => ({ proposal: fingerprint, do: 'accept' }));
  await amparo('review', '--case', PRISONER, '--decisions', file('decisions.json', JSON.stringify({ decisions })));
  const add = (kind, ...parts) => amparo('claim', 'add', kind, '--case', PRISONER, ...parts, ...TOLD);
  await add('sentence', '--set', 'by=Judge Ilya Primerov', '--set', 'length=8 years', '--date', '2022-02-02');
  await add('ill-treatment', '--set', 'by=Gennady Obraztsov', '--set', 'kind=beating', '--place', 'colony 4');
  await amparo('list', 'add', file('eu-1.xml', euList('2024-05-03', 'Judge of the Minsk City Court')));
  await amparo('list', 'add', file('eu-2.xml', euList('2024-06-03', 'Chairman of the Minsk City Court')));
  await amparo('screen');
  await amparo('case', 'open', 'Evan Gershkovich');
  await amparo('claim', 'import', '--case', 'Evan Gershkovich', join(PROJECT, 'fixtures', 'cases', 'gershkovich.toml'));
  return { dir, example, desk };
}

/** The furnished desk, served until the test is over. */
export async function furnishedDesk(test) {
  const { dir, example, desk } = await furnished(test);
  const served = await Served.start(['demo', '--dir', example, '--listen', '127.0.0.1:0'], { cwd: dir });
  test?.after?.(() => served.stop());
  return Object.assign(served, { dir, desk });
}
