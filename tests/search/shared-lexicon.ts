import { join } from 'node:path';
import { openLexicon } from '#lib/search/open-lexicon.server.ts';

const folder = join(import.meta.dirname, '../../.cache/test-lexicon');

/** A folder with a lexicon that is learnt once for all tests, because it takes some seconds. */
export function sharedLexicon(): string {
	openLexicon(folder);
	return folder;
}
