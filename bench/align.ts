/**
 * How well does a typed text find its seconds? `npm run -s bench:align` builds conversations whose every second is known, spoken
 * by Festival and Flite, spoils them, and times them. A table goes to standard error, one line of JSON to standard output: the worst case's figures.
 *
 * `--only WORD` takes the cases whose name holds the word; `--minutes 5` is the length of the short ones. `--echogarden FOLDER`
 * adds the figures of an echogarden installed there. `--audio FILE --text FILE --truth FILE` scores one recording instead: the
 * text has a sentence a line (`Name: …` names the speaker), the truth the second at which each starts, a line each; `--language`.
 */
import { spawnSync } from 'node:child_process';
import { parseArgs } from 'node:util';
import { builtCases } from './align/built-cases.ts';
import { measureCase } from './align/measure-case.ts';
import { readRecording } from './align/read-recording.ts';
import { header, line, summary } from './align/table.ts';

const packages = 'festival flite festvox-kdlpc16k festvox-us-slt-hts festvox-suopuhe-mv festvox-suopuhe-lj';

const { values: flags } = parseArgs({
	options: {
		audio: { type: 'string' },
		text: { type: 'string' },
		truth: { type: 'string' },
		language: { type: 'string', default: 'nb' },
		only: { type: 'string' },
		minutes: { type: 'string', default: '5' },
		echogarden: { type: 'string' },
	},
});

const { audio, text, truth, language } = flags;
const given = audio && text && truth ? [readRecording({ audio, text, truth, language })] : undefined;
if (!given && ['festival', 'flite'].some((program) => spawnSync(program, ['--version']).error)) {
	console.error(`The cases are spoken by Festival and Flite: apt install ${packages}`);
	process.exit(1);
}
const cases = given ?? builtCases(Number(flags.minutes), flags.only);
console.error(header);
const results = [];
for await (const built of cases) {
	const result = await measureCase(built, flags.echogarden);
	results.push(result);
	console.error(line(result));
}
console.log(JSON.stringify(summary(results)));
