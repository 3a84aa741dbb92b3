import { describe, expect, it } from 'vitest';
import { composeChannel, composeEpisode, feedGuid } from './compose-feed.ts';
import type { EpisodeRow } from './find-episodes.server.ts';

const site = { origin: 'https://cases.example.org', name: 'Testdugnad' };
const row: EpisodeRow = {
	id: 7,
	slug: 'kven-eig-vinden',
	guid: 'guid-7',
	number: 'C0007',
	title: 'Kven eig vinden?',
	ingress: 'Om <vind> & vatn.',
	notesHtml: null,
	language: 'nn-NO',
	publishedAt: new Date('2024-01-02T03:04:05Z'),
	updatedAt: new Date('2024-02-02T03:04:05Z'),
	durationMs: 90_000,
	season: null,
	episode: 3,
	explicit: false,
	license: 'CC-BY-4.0',
	place: 'Fjellvåg',
	people: [
		{ name: 'Ola Vert', role: 'host', url: null, image: null },
		{ name: 'Liv Gjest', role: 'guest', url: 'https://liv.example', image: null },
	],
	hashtags: ['vind'],
	series: 'Fjellvågserien',
	themes: ['Energi'],
	perspectives: [],
	organisations: ['Fjellvåg vindlag'],
	goals: [7],
	recordedOn: '2023-12-24',
	files: [
		{ kind: 'video', storageKey: null, source: 'https://video.example/v.mp4', mimeType: 'video/mp4', bytes: null },
		{ kind: 'audio', storageKey: 'ab/abc.mp3', source: 'sound.mp3', mimeType: 'audio/mpeg', bytes: 123 },
		{ kind: 'chapters', storageKey: 'cd/cde.json', source: 'chapters.json', mimeType: 'application/json+chapters', bytes: 9 },
	],
	transcript: { language: 'nn', timed: true },
};

describe('feedGuid', () => {
	it('makes the identifiers that the Podcasting 2.0 specification gives as examples', () => {
		expect(feedGuid('https://podnews.net/rss')).toBe('9b024349-ccf0-5f69-a609-6b82873eab3c');
		expect(feedGuid('http://mp3s.nashownotes.com/pc20rss.xml/')).toBe('917393e3-1b1e-5cef-ace4-edaa54e1f810');
	});
});

describe('composeChannel', () => {
	it('speaks the language of its episodes', () => {
		const channel = composeChannel(site, '/feeds/theme/leiing.xml', 'nn', { name: 'Leiing', path: '/nn/theme/ledelse' });
		expect(channel.title).toBe('Testdugnad: Leiing');
		expect(channel.link).toBe('https://cases.example.org/nn/theme/ledelse');
		expect(channel.description).not.toBe(composeChannel(site, '/feeds/all.xml', 'nb').description);
	});

	it('says of the programme what the operator wrote in its language, and what follows from the site elsewhere', () => {
		const podcast = {
			...{ email: 'post@example.org', category: 'Science', explicit: true },
			channels: { nn: { title: 'Vindpodden', author: 'Liv Lydmann', description: 'Om vind.' } },
		};
		const told = { ...site, podcast, coverPath: '/site/cover-1.png' };
		expect(composeChannel(told, '/feeds/all.xml', 'nn-NO')).toMatchObject({
			...{ title: 'Vindpodden', author: 'Liv Lydmann', description: 'Om vind.', categories: ['Science'], explicit: true },
			owner: { name: 'Liv Lydmann', email: 'post@example.org' },
			image: 'https://cases.example.org/site/cover-1.png',
		});
		expect(composeChannel(told, '/feeds/all.xml', 'en')).toMatchObject({ title: 'Testdugnad', author: 'Testdugnad' });
	});

	it('has the licence of the site for cases that have none of their own', () => {
		const licence = { name: 'CC-BY-SA-4.0', url: 'https://creativecommons.org/licenses/by-sa/4.0/' };
		expect(composeEpisode({ ...site, licence }, { ...row, license: null }).license).toEqual(licence);
		expect(composeEpisode({ ...site, licence }, row).license).toEqual({ name: 'CC-BY-4.0' });
	});
});

describe('composeEpisode', () => {
	const episode = composeEpisode(site, row);

	it('offers the sound for download and the video beside it', () => {
		expect(episode.enclosure).toEqual({ url: 'https://cases.example.org/media/ab/abc.mp3', type: 'audio/mpeg', bytes: 123 });
		expect(episode.alternateEnclosures).toEqual([{ url: 'https://video.example/v.mp4', type: 'video/mp4', bytes: undefined }]);
	});

	it('links to its page, chapters and every transcript that apps know', () => {
		expect(episode.link).toBe('https://cases.example.org/nn/case/kven-eig-vinden');
		expect(episode.chapters?.url).toBe('https://cases.example.org/chapters/kven-eig-vinden.json');
		expect(episode.transcripts.map(({ type, rel }) => [type, rel])).toEqual([
			['text/vtt', 'captions'],
			['application/x-subrip', 'captions'],
			['application/json', undefined],
			['text/plain', undefined],
		]);
	});

	it('offers no captions where a turn has no time', () => {
		const { transcripts } = composeEpisode(site, { ...row, transcript: { language: 'nn', timed: false } });
		expect(transcripts.map(({ type }) => type)).toEqual(['application/json', 'text/plain']);
		expect(composeEpisode(site, { ...row, transcript: null }).transcripts).toEqual([]);
	});

	it('is given by its guests, with a picture where the case has one', () => {
		expect([episode.author, episode.image]).toEqual(['Liv Gjest', undefined]);
		const picture = { kind: 'image' as const, storageKey: 'ef/efg.jpg', source: 'p.jpg', mimeType: 'image/jpeg', bytes: 5 };
		expect(composeEpisode(site, { ...row, files: [...row.files, picture] }).image).toBe(
			'https://cases.example.org/media/ef/efg.jpg',
		);
	});

	it('tells sites of our kind what feeds have no tags for', () => {
		expect(episode.filings?.map(({ kind, name }) => `${kind}: ${name}`)).toEqual([
			'number: C0007',
			'series: Fjellvågserien',
			'theme: Energi',
			'organisation: Fjellvåg vindlag',
			'goal: 7',
		]);
		expect(episode.recordedOn).toBe('2023-12-24');
	});
});
