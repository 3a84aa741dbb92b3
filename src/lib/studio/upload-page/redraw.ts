const drawn = '#media-here';

/** Puts the newest state of the case's files in place of what the page shows; what somebody is writing there stays. */
export function redraw(html: string): boolean {
	const fresh = new DOMParser().parseFromString(html, 'text/html').querySelector(drawn);
	const old = document.querySelector(drawn);
	if (!fresh || !old) return false;
	keepWritten(old, fresh);
	const focused = document.activeElement && old.contains(document.activeElement) ? document.activeElement : undefined;
	const selection = focused instanceof HTMLInputElement && focused.type === 'text' ? focused.selectionStart : null;
	old.replaceWith(fresh);
	if (!focused) return true;
	const again = (focused.id && document.getElementById(focused.id)) || fresh.querySelector<HTMLElement>('[tabindex="-1"]');
	again?.focus();
	if (again instanceof HTMLInputElement && selection !== null) again.setSelectionRange(selection, selection);
	return true;
}

/** A text follows its picture, wherever that stands by now. */
function keepWritten(old: Element, fresh: Element): void {
	for (const field of old.querySelectorAll<HTMLInputElement>('input[data-src]')) {
		const same = [...fresh.querySelectorAll<HTMLInputElement>('input[data-src]')].find(
			(one) => one.dataset.src === field.dataset.src && one.type === field.type,
		);
		if (!same) continue;
		if (field.value !== field.defaultValue) same.value = field.value;
		if (field.checked !== field.defaultChecked) same.checked = field.checked;
	}
}
