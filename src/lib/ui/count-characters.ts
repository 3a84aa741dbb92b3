/** Counts again what is typed into a field, where the page says how many characters it has. */
for (const count of document.querySelectorAll<HTMLElement>('[data-counts]')) {
	const field = document.getElementById(count.dataset.counts ?? '');
	const number = new Intl.NumberFormat(document.documentElement.lang);
	field?.addEventListener('input', () => {
		const characters = [...(field as HTMLTextAreaElement).value.trim()].length;
		count.textContent = number.format(characters);
		count.parentElement?.classList.toggle('problem', characters > Number(count.dataset.most));
	});
}
