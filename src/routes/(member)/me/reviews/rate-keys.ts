/**
 * Lets the keys 1 to 4 rate, while the focus is at the answer: that is where it begins, and a reader of screens hears how the
 * answer went. Elsewhere on the page the keys do nothing (WCAG 2.1.4).
 */
class RateKeys extends HTMLElement {
	connectedCallback(): void {
		this.querySelector<HTMLElement>('[data-keys]')?.removeAttribute('hidden');
		this.querySelector('section')?.focus({ preventScroll: true });
		this.addEventListener('keydown', ({ key, altKey, ctrlKey, metaKey }) => {
			if (altKey || ctrlKey || metaKey || !/^[1-4]$/.test(key)) return;
			this.querySelector<HTMLButtonElement>(`button[name="rating"][value="${key}"]`)?.click();
		});
		// A second click while the first is on its way would come too late to count.
		this.querySelector('form')?.addEventListener('submit', (event) => {
			if (this.dataset.sent) event.preventDefault();
			this.dataset.sent = 'yes';
		});
		// Whoever comes back by the browser's own button may rate again.
		addEventListener('pageshow', () => delete this.dataset.sent);
	}
}

customElements.define('rate-keys', RateKeys);
