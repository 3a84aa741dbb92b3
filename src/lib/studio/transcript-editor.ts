import { clockTime } from '#lib/platform/i18n/clock-time.ts';
import { clickWords } from './transcript-editor/click-words.ts';
import { createEditedText, type EditedText } from './transcript-editor/edited-text.ts';
import { createFindPanel } from './transcript-editor/find-panel.ts';
import { followTiming } from './transcript-editor/follow-timing.ts';
import { type EditorCommands, listenToEditorKeys } from './transcript-editor/keys.ts';
import { createMarks } from './transcript-editor/marks.ts';
import { createPlayback, type Playback } from './transcript-editor/playback.ts';
import { keepSaved, type StoredText } from './transcript-editor/save-text.ts';
import { readSayings } from './transcript-editor/say.ts';
import { showSaving } from './transcript-editor/show-saving.ts';
import { createSpeakersPanel } from './transcript-editor/speakers-panel.ts';
import { indexSpoken } from './transcript-editor/spoken-index.ts';
import { createTurnList, type TurnList } from './transcript-editor/turn-list.ts';
import { createWave } from './transcript-editor/wave.ts';
import { createTurnWriting } from './transcript-editor/write-in-turn.ts';

/** A transcript on its sound: see the files in `transcript-editor/`, one for each thing that it does. */
class TranscriptEditor extends HTMLElement {
	async connectedCallback(): Promise<void> {
		const address = this.dataset.address ?? '';
		const answer = await fetch(address).catch(() => undefined);
		// Without the text, the page's plain form stays.
		if (!answer?.ok) return;
		const stored = (await answer.json()) as StoredText;
		document.querySelector('.plain-transcript')?.remove();
		// On a small screen the panels would stand before the text.
		if (matchMedia('(width < 44rem)').matches)
			for (const panel of this.querySelectorAll('.panels > details')) panel.removeAttribute('open');
		this.hidden = false;
		this.begin(address, stored);
		this.dataset.ready = '';
	}

	begin(address: string, stored: StoredText): void {
		const { say: sayings = '{}', people = '[]', timingAddress = '', session = '', merge = '', duration } = this.dataset;
		const say = readSayings(sayings);
		const text = createEditedText(stored.transcript.turns);
		const playback = createPlayback(this.querySelector('audio'), Number(duration) || 0);
		const spoken = indexSpoken(text);
		const names = JSON.parse(people) as string[];
		const turns = this.find('.turns');
		const list = createTurnList(turns, text, say, names);
		const marks = createMarks(text, list, spoken, playback);
		const writing = createTurnWriting(list, text, say);
		const tell = showSaving(this, say, merge);
		const saving = keepSaved(text, { address, session, stored }, (news) => {
			tell(news);
			if (news.kind === 'saved' || news.kind === 'others') timing.ask();
		});
		const timing = followTiming(this.find('.timing'), timingAddress, text, saving, say);
		const wave = this.querySelector<HTMLElement>('.wave');
		const shownWave = wave ? createWave(wave, text, spoken, playback, say) : undefined;
		const speakers = createSpeakersPanel(this.find('.speakers'), text, list, say, names);
		const finding = createFindPanel(this.find<HTMLFormElement>('.finding'), text, list, marks, say);
		const dialog = this.find<HTMLDialogElement>('dialog');
		const wordNow = (turn: number) => (spoken.turnAt(playback.ms) === turn ? spoken.wordAt(turn, playback.ms) : -1);
		const toWord = (by: number) => {
			const turn = Math.max(0, spoken.turnAt(playback.ms));
			const starts = spoken.words(turn).map(({ startMs }) => startMs);
			const next = starts[spoken.wordAt(turn, playback.ms) + by] ?? spoken.words(turn + by).at(by < 0 ? -1 : 0)?.startMs;
			if (next !== undefined) playback.seek(next);
		};
		const toTurn = (by: number) => {
			list.choose(list.chosen + by, { focus: true });
			const start = spoken.words(list.chosen)[0]?.startMs;
			if (start !== undefined && !playback.isPlaying) playback.seek(start);
		};
		const commands: EditorCommands = {
			play: playback.toggle,
			back: () => playback.skip(-1),
			forward: () => playback.skip(1),
			slower: () => playback.faster(-1),
			faster: () => playback.faster(1),
			wordBack: () => toWord(-1),
			wordOn: () => toWord(1),
			turnBack: () => toTurn(-1),
			turnOn: () => toTurn(1),
			edit: () => writing.begin(list.chosen, spoken.words(list.chosen)[wordNow(list.chosen)]?.from),
			split: () => text.edit({ kind: 'split', turn: list.chosen, word: wordNow(list.chosen) }),
			join: () => text.edit({ kind: 'join', turn: list.chosen }),
			joinBefore: () => list.chosen > 0 && text.edit({ kind: 'join', turn: list.chosen - 1 }),
			retime: () => text.edit({ kind: 'untime', from: list.chosen, to: list.chosen }),
			retimeAll: () => confirm(say('confirmRetime')) && text.edit({ kind: 'untime', from: 0, to: text.turns.length }),
			insert: () => {
				text.edit({ kind: 'insert', turn: list.chosen + 1, text: '…' });
				writing.begin(list.chosen + 1);
			},
			remove: () => text.edit({ kind: 'remove', turn: list.chosen }),
			speaker: speakers.assign,
			boundary: () => shownWave?.focusBoundary(),
			zoomIn: () => shownWave?.zoom(0.5),
			zoomOut: () => shownWave?.zoom(2),
			find: finding.open,
			undo: text.undo,
			redo: text.redo,
			help: () => dialog.showModal(),
			readOver: () => {
				this.querySelector('.machine-made')?.remove();
				saving.noteReadOver();
			},
		};
		clickWords(turns, list, spoken, playback, writing.begin);
		listenToEditorKeys(this, commands);
		this.addEventListener('click', ({ target }) => {
			const name = (target as Element).closest<HTMLElement>('[data-do]')?.dataset.do;
			if (name) commands[name]?.(0);
		});
		list.choose(0);
		this.showPlace(playback);
		this.followSound(playback, list, spoken.turnAt, () => writing.isOpen);
		this.showSteps(text);
	}

	showPlace(playback: Playback): void {
		const slider = this.querySelector<HTMLInputElement>('.place input');
		const [now, length] = [this.querySelector('[data-now]'), this.querySelector('[data-length]')];
		const speed = this.querySelector<HTMLSelectElement>('[name=speed]');
		const button = this.querySelector<HTMLElement>('[data-do=play]');
		const media = this.querySelector('audio');
		playback.onPlace((ms) => {
			const shown = clockTime(ms);
			if (button) button.ariaPressed = String(playback.isPlaying);
			if (speed && media && speed.value !== String(media.playbackRate)) speed.value = String(media.playbackRate);
			if (!now || !slider || now.textContent === shown) return;
			now.textContent = shown;
			slider.max = String(Math.floor(playback.lengthMs / 1000));
			slider.value = String(Math.floor(ms / 1000));
			slider.ariaValueText = `${shown} / ${clockTime(playback.lengthMs)}`;
			if (length) length.textContent = clockTime(playback.lengthMs);
		});
		for (const event of ['play', 'pause']) media?.addEventListener(event, () => playback.seek(playback.ms));
		slider?.addEventListener('input', () => playback.seek(Number(slider.value) * 1000));
		speed?.addEventListener('change', () => {
			if (media) media.playbackRate = Number(speed.value);
		});
		playback.seek(0);
	}

	/** Keeps the turn that is spoken chosen and in sight while it plays, unless somebody writes. */
	followSound(playback: Playback, list: TurnList, turnAt: (ms: number) => number, isBusy: () => boolean): void {
		const choice = this.querySelector<HTMLInputElement>('[name=follow]');
		let last = -1;
		playback.onPlace((ms) => {
			const turn = turnAt(ms);
			if (turn === last || turn < 0) return;
			last = turn;
			if (isBusy() || choice?.checked === false || list.chosen === turn || !playback.isPlaying) return;
			const row = list.row(turn);
			list.choose(turn, { focus: document.activeElement?.closest('.turns') !== null });
			const { top = 0, bottom = 0 } = row?.getBoundingClientRect() ?? {};
			if (top < innerHeight * 0.35 || bottom > innerHeight * 0.85) row?.scrollIntoView({ block: 'center' });
		});
	}

	showSteps(text: EditedText): void {
		const [undo, redo] = ['undo', 'redo'].map((name) => this.find<HTMLButtonElement>(`[data-do=${name}]`));
		const show = () => {
			if (undo) undo.disabled = !text.canUndo;
			if (redo) redo.disabled = !text.canRedo;
		};
		text.onChange(show);
		show();
	}

	find<Found extends HTMLElement = HTMLElement>(selector: string): Found {
		return this.querySelector(selector) as Found;
	}
}

customElements.define('transcript-editor', TranscriptEditor);
