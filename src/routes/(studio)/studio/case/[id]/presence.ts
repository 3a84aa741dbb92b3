/** Tells every 20 seconds that the page is open, and shows who else has the case open. */
const line = document.querySelector<HTMLElement>('[data-presence]');
const { presence, part } = line?.dataset ?? {};

async function tell(): Promise<void> {
	if (!line || !presence || document.visibilityState === 'hidden') return;
	try {
		const answer = await fetch(presence, { method: 'POST', body: new URLSearchParams({ part: part ?? '' }) });
		if (answer.ok) show(line, (await answer.json()) as string[]);
	} catch {
		// Without a connection nobody knows; the next time tells.
	}
}

/** Changes the line only when it says something else: it is read aloud. */
function show(line: HTMLElement, present: string[]): void {
	if (present.join('\n') === [...line.children].map(({ textContent }) => textContent).join('\n')) return;
	line.replaceChildren(...present.map((text) => Object.assign(document.createElement('span'), { textContent: text })));
}

setInterval(tell, 20_000);
document.addEventListener('visibilitychange', tell);
