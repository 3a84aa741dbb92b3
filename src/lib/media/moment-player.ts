/** Plays one stretch of a recording and nothing else: one button in place of the browser's controls, which show all of it. */
class MomentPlayer extends HTMLElement {
	connectedCallback(): void {
		const media = this.querySelector('audio');
		const button = this.querySelector('button');
		const bar = this.querySelector('progress');
		if (!media || !button || !bar) return;
		const [from, to] = [Number(this.dataset.from), Number(this.dataset.to)];
		media.controls = false;
		this.querySelector<HTMLElement>('.one')?.removeAttribute('hidden');
		button.addEventListener('click', () => (media.paused ? play(media, from, to) : media.pause()));
		let stop: ReturnType<typeof setTimeout> | undefined;
		const follow = () => {
			bar.value = Math.min(to, Math.max(from, media.currentTime)) - from;
			clearTimeout(stop);
			const leftMs = ((to - media.currentTime) * 1000) / media.playbackRate;
			if (leftMs <= 20) media.pause();
			// `timeupdate` comes every quarter of a second, however fast it plays; the last words of a quote deserve better.
			else if (leftMs < 400 && !media.paused) stop = setTimeout(follow, leftMs);
		};
		media.addEventListener('timeupdate', follow);
		for (const event of ['play', 'pause']) {
			media.addEventListener(event, () => {
				button.dataset.state = media.paused ? 'paused' : 'playing';
				button.ariaLabel = (media.paused ? button.dataset.play : button.dataset.pause) ?? '';
			});
		}
	}
}

/** From where it was stopped, or from the start of the stretch when it is through. */
async function play(media: HTMLMediaElement, from: number, to: number): Promise<void> {
	if (media.readyState === 0) {
		media.load();
		await new Promise((resolve) => media.addEventListener('loadedmetadata', resolve, { once: true }));
	}
	if (media.currentTime < from - 0.05 || media.currentTime >= to - 0.05) media.currentTime = from;
	for (const other of document.querySelectorAll<HTMLMediaElement>('moment-player audio')) if (other !== media) other.pause();
	await media.play();
}

customElements.define('moment-player', MomentPlayer);
