import { expect, it } from 'vitest';
import { messagesIn } from '#lib/platform/i18n/messages.ts';
import { groupSuggestions } from './group-suggestions.ts';

it('groups by kind in a fixed order, each under its heading, and says how many there are', () => {
	const item = (name: string) => ({ html: name, detail: null, href: `/${name}` });
	const found = [
		{ kind: 'moment' as const, ...item('a') },
		{ kind: 'person' as const, ...item('b') },
		{ kind: 'moment' as const, ...item('c') },
	];
	expect(groupSuggestions(found, messagesIn('nn'))).toEqual({
		announcement: '3 framlegg',
		groups: [
			{ kind: 'person', title: 'Folk', items: [item('b')] },
			{ kind: 'moment', title: 'Sagt i samtalane', items: [item('a'), item('c')] },
		],
	});
	expect(groupSuggestions([], messagesIn('en'))).toEqual({ announcement: '0 suggestions', groups: [] });
});
