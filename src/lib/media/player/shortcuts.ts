import { recall, remember } from '#lib/ui/remembered.ts';
import type { Commands } from './commands.ts';

const keys: Record<string, string> = {
	' ': 'play',
	k: 'play',
	j: 'back',
	l: 'forward',
	ArrowLeft: 'left',
	ArrowRight: 'right',
	'<': 'slower',
	'>': 'faster',
	f: 'fullscreen',
	m: 'mute',
	c: 'captions',
	s: 'share',
	'/': 'find',
	'?': 'shortcuts',
};
const fields = 'input,select,textarea,dialog,[popover],[contenteditable]';
/** What does something of its own with the space bar and the arrows. */
const ownKeys = 'a,button,summary,audio,video,[role=button]';

/** Single keys for the commands, wherever nothing else waits for them; they can be turned off (WCAG 2.2, 2.1.4). */
export function listenToKeys(commands: Commands, root: HTMLElement): void {
	const onOff = root.querySelector<HTMLInputElement>('[data-shortcuts]');
	const dialog = root.querySelector('dialog');
	commands.shortcuts = () => dialog?.showModal();
	if (onOff) onOff.checked = recall('shortcuts') !== 'off';
	onOff?.addEventListener('change', () => remember('shortcuts', onOff.checked ? null : 'off'));
	document.addEventListener('keydown', (event) => {
		const { key, ctrlKey, metaKey, altKey, defaultPrevented } = event;
		const name = keys[key.length === 1 ? key.toLowerCase() : key];
		const command = name && commands[name];
		if (!command || ctrlKey || metaKey || altKey || defaultPrevented || onOff?.checked === false) return;
		const target = event.target as Element;
		if (target.closest(fields) || (/^( |Arrow.*)$/.test(key) && target.closest(ownKeys))) return;
		event.preventDefault();
		if (!event.repeat || /left|right|back|forward/.test(name)) command();
	});
}
