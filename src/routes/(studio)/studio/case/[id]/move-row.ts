/** Adds, removes or moves a row, keeps the keyboard where one was, and numbers the rows anew. */
export function moveRow(button: HTMLButtonElement): void {
	const list = button.closest<HTMLElement>('[data-list]');
	const rows = list?.querySelector('ol');
	const row = button.closest('li');
	if (!list || !rows) return;
	if (!row) rows.append(list.querySelector('template')?.content.cloneNode(true) ?? '');
	else if (button.dataset.move === 'up') row.previousElementSibling?.before(row);
	else if (button.dataset.move === 'down') row.nextElementSibling?.after(row);
	const next = row?.nextElementSibling ?? row?.previousElementSibling;
	if (button.dataset.move === 'remove') row?.remove();
	number(list.dataset.list ?? '', rows);
	if (!row) rows.lastElementChild?.querySelector<HTMLElement>('input, select, textarea')?.focus();
	else if (row.isConnected) button.focus();
	else (next?.querySelector<HTMLElement>('[data-move=remove]') ?? list.querySelector<HTMLElement>(':scope > button'))?.focus();
}

/** Ids, names that are read aloud, and what the buttons would send say which row it is. */
function number(name: string, rows: Element): void {
	for (const [i, row] of [...rows.children].entries()) {
		const legend = row.querySelector('legend');
		if (legend) legend.textContent = legend.textContent.replace(/\d+$/, String(i + 1));
		const anew = (id: string) => id.replace(new RegExp(`^${name}-\\d+`), `${name}-${i}`);
		for (const field of row.querySelectorAll('input, select, textarea')) field.id = anew(field.id);
		for (const label of row.querySelectorAll('label')) label.htmlFor = anew(label.htmlFor);
		for (const button of row.querySelectorAll('button')) {
			button.value = button.value.replace(/\d+$/, String(i));
			button.ariaLabel = button.ariaLabel?.replace(/\d+$/, String(i + 1)) ?? '';
		}
	}
}
