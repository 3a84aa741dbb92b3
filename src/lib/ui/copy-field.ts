/** Shows the button beside a field and lets it copy the field's text; says so where a screen reader hears it. */
class CopyField extends HTMLElement {
	connectedCallback(): void {
		const field = this.querySelector('input');
		const button = this.querySelector('button');
		if (!field || !button || !navigator.clipboard) return;
		button.hidden = false;
		button.ariaLive = 'polite';
		button.addEventListener('click', async () => {
			await navigator.clipboard.writeText(field.value);
			button.textContent = button.dataset.done ?? '';
		});
	}
}

customElements.define('copy-field', CopyField);
