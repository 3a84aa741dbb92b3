import { recall, remember } from '#lib/ui/remembered.ts';

/** What the keys do, by name; `number` is the digit that was pressed. */
export type EditorCommands = Record<string, (number: number) => unknown>;

/** By the key's place on the keyboard, so that Alt may be held: there it writes other letters. */
const byCode: Record<string, string> = {
	Space: 'play',
	KeyK: 'play',
	KeyJ: 'back',
	KeyL: 'forward',
	Comma: 'slower',
	Period: 'faster',
	ArrowLeft: 'wordBack',
	ArrowRight: 'wordOn',
	ArrowUp: 'turnBack',
	ArrowDown: 'turnOn',
	Enter: 'edit',
	KeyS: 'split',
	KeyM: 'join',
	KeyR: 'retime',
	KeyB: 'boundary',
	KeyI: 'insert',
	Delete: 'remove',
	Slash: 'find',
	KeyF: 'find',
};
const remembered = 'editor-keys';

/**
 * Listens for keys: alone where nothing is written and no control has the focus, else with Alt. Undo and redo are the
 * browser's own in a field.
 */
export function listenToEditorKeys(root: HTMLElement, commands: EditorCommands): void {
	const choice = root.querySelector<HTMLInputElement>('[data-shortcuts]');
	if (choice) {
		choice.checked = recall(remembered) !== 'off';
		choice.addEventListener('change', () => remember(remembered, choice.checked ? null : 'off'));
	}
	document.addEventListener('keydown', (event) => {
		const { target, ctrlKey, metaKey, altKey, shiftKey, code, key, defaultPrevented } = event;
		if (defaultPrevented || root.querySelector('dialog[open]')) return;
		const isWriting = (target as Element).closest('input:not([type=range],[type=checkbox]),textarea,select') !== null;
		const isControl = (target as Element).closest('button,a,summary,input,select,[role=slider]') !== null;
		const isAlone = !isWriting && choice?.checked !== false;
		if ((ctrlKey || metaKey) && !isWriting && code === 'KeyZ') run(shiftKey ? 'redo' : 'undo');
		else if (ctrlKey && !isWriting && code === 'KeyY') run('redo');
		else if (ctrlKey || metaKey || !(altKey || isAlone)) return;
		// With Alt, these belong to the browser and to whoever writes.
		else if (altKey && /^(Arrow|Enter|Delete|Space)/.test(code)) return;
		else if (key === '?' && !isWriting) run('help');
		else if (/^(Digit|Numpad)[1-9]$/.test(code) && (altKey || !shiftKey)) run('speaker', Number(code.at(-1)));
		else if (!altKey && isControl && /^(Space|Enter|Arrow)/.test(code)) return;
		else run(shiftKey && code === 'KeyM' ? 'joinBefore' : (byCode[code] ?? ''));

		function run(name: string, number = 0): void {
			const command = commands[name];
			if (!command) return;
			event.preventDefault();
			command(number);
		}
	});
}
