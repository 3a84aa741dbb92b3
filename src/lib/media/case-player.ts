const seconds = (link: HTMLAnchorElement) => Number(new URL(link.href).searchParams.get('t'));

/**
 * What the browser's own controls lack: jump to a spoken sentence without leaving the page, see which one is spoken
 * now, keep the place when listen, watch and read change places, skip, speed, and the lock screen's buttons.
 */
class CasePlayer extends HTMLElement {
	connectedCallback(): void {
		const media = this.querySelector<HTMLMediaElement>('audio,video');
		if (!media) return;
		const links = [...document.querySelectorAll<HTMLAnchorElement>('.turn a')];
		playFromLinks(media, links);
		markSpoken(media, links);
		keepPlace(media, links);
		this.steer(media);
		this.nameForLockScreen(media);
	}

	steer(media: HTMLMediaElement): void {
		const steer = this.querySelector<HTMLElement>('.steer');
		if (!steer) return;
		steer.hidden = false;
		steer.addEventListener('click', ({ target }) => {
			const skip = (target as HTMLElement).dataset.skip;
			if (skip) seek(media, media.currentTime + Number(skip));
		});
		steer.querySelector('select')?.addEventListener('change', ({ target }) => {
			media.playbackRate = Number((target as HTMLSelectElement).value);
		});
	}

	nameForLockScreen(media: HTMLMediaElement): void {
		const session = navigator.mediaSession;
		if (!session) return;
		const { title, artist, picture } = this.dataset;
		media.addEventListener('play', () => {
			session.metadata = new MediaMetadata({ title, artist, artwork: [{ src: picture ?? '' }] });
			session.setActionHandler('seekbackward', () => seek(media, media.currentTime - 15));
			session.setActionHandler('seekforward', () => seek(media, media.currentTime + 30));
		});
	}
}

function playFromLinks(media: HTMLMediaElement, links: HTMLAnchorElement[]): void {
	for (const link of links) {
		link.addEventListener('click', (event) => {
			if (event.metaKey || event.ctrlKey || event.shiftKey) return;
			event.preventDefault();
			seek(media, seconds(link));
			media.play();
		});
	}
}

function markSpoken(media: HTMLMediaElement, links: HTMLAnchorElement[]): void {
	let marked = document.querySelector('.turn.now');
	media.addEventListener('timeupdate', () => {
		const spoken = links.findLast((link) => seconds(link) <= media.currentTime)?.closest('.turn') ?? null;
		if (spoken === marked) return;
		marked?.classList.remove('now');
		spoken?.classList.add('now');
		marked = spoken;
	});
}

/** The form links take along where the reader is: what plays, or the uppermost sentence in sight. */
function keepPlace(media: HTMLMediaElement, links: HTMLAnchorElement[]): void {
	for (const tab of document.querySelectorAll<HTMLAnchorElement>('a[data-form]')) {
		tab.addEventListener('click', () => {
			const inSight = links.find((link) => link.getBoundingClientRect().top > 0);
			const place = media.currentTime || (scrollY > innerHeight && inSight ? seconds(inSight) : 0);
			if (!place) return;
			const url = new URL(tab.href);
			url.searchParams.set('t', String(Math.round(place * 10) / 10));
			if (tab.dataset.form === 'read') url.hash = 'here';
			tab.href = url.href;
		});
	}
}

/** Moves to a place, at once or as soon as the recording's length is known. */
function seek(media: HTMLMediaElement, place: number): void {
	const move = () => {
		media.currentTime = Math.max(0, place);
	};
	if (media.readyState > 0) move();
	else media.addEventListener('loadedmetadata', move, { once: true });
}

customElements.define('case-player', CasePlayer);
