import { keepAddress } from './player/address.ts';
import { showChapters } from './player/chapters.ts';
import { mediaCommands, seek } from './player/commands.ts';
import { showControls } from './player/controls.ts';
import { eachBorder } from './player/each-border.ts';
import { findInText } from './player/find-in-text.ts';
import { keepPlaceBetweenForms } from './player/form-links.ts';
import { keepInView } from './player/keep-in-view.ts';
import { markWords } from './player/mark-words.ts';
import { nameForLockScreen } from './player/media-session.ts';
import { readAlong } from './player/read-along.ts';
import { offerToResume } from './player/resume.ts';
import { sentenceButtons } from './player/sentence-buttons.ts';
import { keepSpeed, skipSilences, sleepLater } from './player/settings.ts';
import { shareMoment } from './player/share-moment.ts';
import { listenToKeys } from './player/shortcuts.ts';
import { showSlimPlayer } from './player/slim-player.ts';
import { tellHeard } from './player/tell-heard.ts';

/** What the browser's own player lacks: see the files in `player/`, one for each thing that it does. */
class CasePlayer extends HTMLElement {
	connectedCallback(): void {
		const media = this.querySelector<HTMLMediaElement>('audio,video');
		if (!media) return;
		const { at, case: slug, words } = this.dataset;
		if (at) seek(media, Number(at));
		const each = eachBorder(media);
		const turns = document.querySelector<HTMLElement>('.turns');
		const reading = turns?.querySelector('[data-t]') ? readAlong(turns, media, each) : undefined;
		const following = reading && keepInView(reading, media, document.querySelector('.follow'));
		const play = (seconds: number) => {
			seek(media, seconds);
			media.play().catch(() => {});
		};
		tellHeard(this, media);
		const chapters = showChapters(this, each, play);
		const commands = mediaCommands(media);
		showControls(this, media, each);
		keepSpeed(this, media);
		skipSilences(this, media, each);
		sleepLater(this, media, each, chapters);
		nameForLockScreen(this, media, commands, chapters);
		listenToKeys(commands, this);
		if (turns) {
			const find = findInText(turns, document.querySelector('.find'), () => following?.stop());
			if (find) commands.find = find;
		}
		if (reading && following) {
			sentenceButtons(reading, (seconds) => {
				play(seconds);
				following.start();
			});
			commands.follow = following.start;
			commands.share = shareMoment(reading, document.querySelector('.share-moment'));
			if (words) markWords(reading, media, each, words);
		}
		if (slug) {
			showSlimPlayer(this, media, each, reading, chapters);
			offerToResume(this, media, slug, play);
			keepAddress(media, reading);
			keepPlaceBetweenForms(media, reading);
		}
		document.addEventListener('click', ({ target }) => {
			const name = (target as Element).closest<HTMLElement>('[data-do]')?.dataset.do;
			if (name) commands[name]?.();
		});
	}
}

customElements.define('case-player', CasePlayer);
