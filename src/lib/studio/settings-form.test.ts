import { expect, test } from 'vitest';
import { readSettingForm, type WrittenSetting } from './settings-form.ts';
import { valuesOfSettings } from './values-of-settings.ts';

const read = (name: WrittenSetting, fields: Record<string, string>) => readSettingForm(name, (field) => fields[field] ?? '');
const troubles = (name: WrittenSetting, fields: Record<string, string>) =>
	read(name, fields).troubles?.map(({ field, why }) => `${field} ${why}`);

test('a form is read into its setting', () => {
	expect(read('name', { 'site-name': ' Lia ' })).toEqual({ value: 'Lia' });
	expect(read('front', { 'heading-nn': 'Hei', 'about-en': 'One\r\n\r\nTwo' })).toEqual({
		value: { nn: { heading: 'Hei' }, en: { about: 'One\n\nTwo' } },
	});
	expect(read('languages', { 'offered-nn': 'on', 'offered-en': 'on', standard: 'en' })).toEqual({
		value: { offered: ['nn', 'en'], standard: 'en' },
	});
	expect(read('licence', { licence: 'CC-BY-4.0', 'licence-name': 'left behind' })).toEqual({
		value: { name: 'CC-BY-4.0', url: 'https://creativecommons.org/licenses/by/4.0/' },
	});
	expect(read('licence', { licence: 'own', 'licence-name': 'Bruk fritt' })).toEqual({ value: { name: 'Bruk fritt' } });
});

test('a form in which nothing stands is as installed', () => {
	expect(read('front', { 'heading-nb': '  ' })).toEqual({ value: undefined });
	expect(read('licence', { licence: '' })).toEqual({ value: undefined });
	expect(read('members', {})).toEqual({ value: undefined });
});

test('what is wrong is said of its own field', () => {
	expect(troubles('name', {})).toEqual(['site-name missing']);
	expect(troubles('name', { 'site-name': 'x'.repeat(81) })).toEqual(['site-name long']);
	expect(troubles('front', { 'heading-nb': 'x'.repeat(121), 'lead-en': 'x'.repeat(401) })).toEqual([
		'heading-nb long',
		'lead-en long',
	]);
	expect(troubles('languages', { standard: 'nb' })).toContain('offered-nb offered');
	expect(troubles('languages', { 'offered-nb': 'on', standard: 'en' })).toEqual(['standard standard']);
	expect(troubles('podcast', { 'podcast-email': 'nobody', 'title-nn': 'x'.repeat(121) })).toEqual([
		'podcast-email email',
		'title-nn long',
	]);
	expect(troubles('licence', { licence: 'own', 'licence-url': 'javascript:alert(1)' })).toEqual([
		'licence-name missing',
		'licence-url url',
	]);
	expect(troubles('colours', { accent: '#12345', tint: '#cdea85', highlight: 'url(x)' })).toEqual([
		'accent colour',
		'highlight colour',
	]);
	expect(troubles('colours', { accent: '#FFCC00', tint: '#cdea85', highlight: '#ffbf5c' })).toEqual(['accent contrast']);
});

test('what the page shows of a setting is read back as the same setting', () => {
	const site = {
		front: { nb: { heading: 'Hei', about: 'En\n\nTo' } },
		languages: { offered: ['nb', 'en'] as ('nb' | 'en')[], standard: 'en' as const },
		podcast: { email: 'a@example.org', category: 'Science', explicit: true, channels: { nn: { title: 'Tittel' } } },
		licence: { name: 'Bruk fritt', url: 'https://example.org/fritt' },
		members: ['media'] as ('site' | 'media')[],
	};
	const values = valuesOfSettings(site, 'Lia');
	for (const name of ['front', 'languages', 'podcast', 'licence', 'members'] as const)
		expect(read(name, values)).toEqual({ value: site[name] });
});
