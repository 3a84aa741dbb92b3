/** Shows the button beside a text and lets it copy the text; says so where a screen reader hears it. */
class CopyField extends HTMLElement {
	connectedCallback(): void {
		const text = this.querySelector<HTMLElement>('input,[data-text]');
		const button = this.querySelector('button');
		if (!text || !button || !navigator.clipboard) return;
		button.hidden = false;
		button.ariaLive = 'polite';
		button.addEventListener('click', async () => {
			await navigator.clipboard.writeText(text instanceof HTMLInputElement ? text.value : (text.textContent ?? ''));
			button.textContent = button.dataset.done ?? '';
		});
	}
}

customElements.define('copy-field', CopyField);
