import { statSync } from 'node:fs';
import { join } from 'node:path';
import { type Analyser, createAnalyser } from './analysis/analyser.ts';
import { indexVersion } from './index-version.ts';
import { lexiconFile, type OpenLexicon, openLexicon } from './open-lexicon.server.ts';

/** The analysis by a folder's lexicon, and the version of the indexes that it makes. */
export interface Words {
	analyser: Analyser;
	version: string;
}

/** Opens a folder's lexicon for analysis; it is made first where there is none. */
export function openWords(folder: string): Words {
	return wordsOf(openLexicon(folder));
}

export function wordsOf({ lexicon, version }: OpenLexicon): Words {
	return { analyser: createAnalyser(lexicon), version: indexVersion(version) };
}

/** Says which state the lexicon's file is in, without reading it. */
export function lexiconStamp(folder: string): string {
	const { mtimeMs, size, ino } = statSync(join(folder, lexiconFile), { throwIfNoEntry: false }) ?? {};
	return `${mtimeMs} ${size} ${ino}`;
}
