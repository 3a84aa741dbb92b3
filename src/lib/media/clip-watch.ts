const pauseMs = 2000;
const mostLooks = 150;

/** Looks again and again whether the clips are ready, and shows them in place; for five minutes, then the link remains. */
class ClipWatch extends HTMLElement {
	async connectedCallback(): Promise<void> {
		const address = this.querySelector<HTMLAnchorElement>('.making a')?.href;
		for (let looks = 0; address && this.isConnected && 'waiting' in this.dataset && looks < mostLooks; looks++) {
			await new Promise((resolve) => setTimeout(resolve, pauseMs));
			await this.look(address).catch(() => undefined);
		}
	}

	async look(address: string): Promise<void> {
		const response = await fetch(address);
		if (!response.ok) return;
		const page = new DOMParser().parseFromString(await response.text(), 'text/html');
		const fresh = page.querySelector<HTMLElement>('clip-watch');
		if (!fresh || fresh.querySelectorAll('.making').length === this.querySelectorAll('.making').length) return;
		this.replaceChildren(...fresh.childNodes);
		if (!('waiting' in fresh.dataset)) delete this.dataset.waiting;
	}
}

customElements.define('clip-watch', ClipWatch);
