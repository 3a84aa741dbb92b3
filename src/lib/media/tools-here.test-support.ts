import { findTools, type Tools } from './find-tools.server.ts';

const onPath = await findTools();
const inPackage = await findTools('');

/** Each kind of FFmpeg that is on this machine. */
export const toolsHere: Tools[] = [onPath, inPackage].filter(({ kind }, index, all) => {
	return kind !== 'none' && all.findIndex((tools) => tools.kind === kind) === index;
});

for (const kind of ['ffmpeg', 'node-av']) {
	if (!toolsHere.some((tools) => tools.kind === kind))
		console.error(`\n*** ${kind} is not here: making sound and video with it is NOT tested. ***\n`);
}
