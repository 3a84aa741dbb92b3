/**
 * Feeds every reader of transcript files random and mutated bytes: `npm run fuzz:transcripts -- [bytes] [seed]`.
 * Fails on a crash, which is anything but an `Invalid`, and on more than a second for a megabyte.
 */
import { transcriptFormatNames } from '#lib/transcript/transcript-format.ts';
import { fuzzFormat } from '../tests/transcript/fuzz-transcripts.ts';

const bytes = Number(process.argv[2] ?? 10_000_000);
const seed = Number(process.argv[3] ?? 1);
const problems: string[] = [];

for (const format of transcriptFormatNames) {
	const result = fuzzFormat(format, bytes, seed);
	problems.push(...result.problems);
	const { files, read, refused, slowestMsPerMegabyte } = result;
	console.log(
		`${format.padEnd(5)} ${(result.bytes / 1e6).toFixed(1)} MB in ${files} files: ${read} read, ${refused} refused, ` +
			`${result.problems.length} problems, slowest ${Math.round(slowestMsPerMegabyte)} ms/MB`,
	);
}
for (const problem of problems.slice(0, 50)) console.error(problem);
process.exitCode = problems.length > 0 ? 1 : 0;
