import { writeSync } from 'node:fs';
import { openWriter } from '#lib/search/index/open-writer.ts';
import { rebuild } from '#lib/search/index/rebuild.ts';
import { changesOf, libraryAfter } from './changing-cases.ts';

/** Changes an index step by step until it is killed, and says on standard output which step is durable. */
const [folder = '', mode = '', done = '0'] = process.argv.slice(2);
const analyser = 'test-1';

if (mode === 'build') {
	for (let step = Number(done) + 1; ; step++) {
		await rebuild(folder, libraryAfter(step).values(), { analyser, postingsInMemory: 100 });
		writeSync(1, `${step}\n`);
	}
}
const writer = openWriter(folder, { analyser });
for (let step = Number(done) + 1; ; step++) {
	const { upsert, remove } = changesOf(step);
	writer.upsert(upsert);
	writer.remove(remove);
	writer.commit();
	writeSync(1, `${step}\n`);
	if (mode === 'merge') await writer.merge(step % 4 === 0 ? 'all' : 'due');
}
