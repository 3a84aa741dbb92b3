import { readFileSync, writeFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import { join } from 'node:path';
import { Resvg } from '@resvg/resvg-js';
import satori from 'satori';

const font = (weight) => {
	const path = createRequire(import.meta.url).resolve(
		`@fontsource/schibsted-grotesk/files/schibsted-grotesk-latin-${weight}-normal.woff`,
	);
	return { name: 'Schibsted Grotesk', weight, style: 'normal', data: readFileSync(path) };
};
const size = { width: 640, height: 360 };

/** Draws one card a turn, with who speaks and the words, and the list by which ffmpeg shows each for its time. */
export async function drawCards(turns, title, folder, totalMs) {
	const fonts = [font(400), font(700)];
	const lines = ['ffconcat version 1.0'];
	for (const [index, turn] of turns.entries()) {
		const svg = await satori(card(turn, title), { ...size, fonts });
		writeFileSync(join(folder, `${index}.png`), new Resvg(svg).render().asPng());
		const from = index === 0 ? 0 : turn.startMs;
		lines.push(`file ${index}.png`, `duration ${((turns[index + 1]?.startMs ?? totalMs) - from) / 1000}`);
	}
	lines.push(`file ${turns.length - 1}.png`);
	const list = join(folder, 'list.txt');
	writeFileSync(list, lines.join('\n'));
	return list;
}

function card({ speaker, text }, title) {
	const words = { fontSize: text.length > 120 ? 25 : 30, lineHeight: 1.35, color: '#fff8ec', marginTop: 12 };
	const children = [
		box({ fontSize: 15, color: '#9fd8cb' }, title),
		box({ fontSize: 18, fontWeight: 700, color: '#f2c879', marginTop: 18 }, speaker),
		box(words, text),
	];
	const style = {
		...size,
		boxSizing: 'border-box',
		display: 'flex',
		flexDirection: 'column',
		padding: '26px 40px',
		background: '#123c3a',
	};
	return { type: 'div', props: { style: { ...style, fontFamily: 'Schibsted Grotesk' }, children } };
}

function box(style, children) {
	return { type: 'div', props: { style, children } };
}
