import { expect, test } from 'vitest';
import { changeLines } from './change-lines.ts';

const words = {
	...{ from: 'Før', to: 'Etter', asInstalled: 'som installert', file: 'en fil' },
	parts: { site: 'Hele nettstedet', media: 'Lyd og video' },
};
const change = { at: new Date(), by: 'Kari Driftsen' };

test('what is closed to strangers is said whole, before and after', () => {
	expect(changeLines({ ...change, name: 'members', before: ['media'], after: ['site', 'media'] }, words)).toEqual([
		{ what: 'Før', text: 'Lyd og video' },
		{ what: 'Etter', text: 'Hele nettstedet, Lyd og video' },
	]);
	expect(changeLines({ ...change, name: 'members', before: ['site'], after: null }, words)[1]?.text).toBe('som installert');
});
