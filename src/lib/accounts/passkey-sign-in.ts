import { knowsPasskeys, showPasskey } from './passkey-ceremony.ts';

/** The button on the sign-in page, which is hidden where it could do nothing. */
const button = document.querySelector<HTMLButtonElement>('#passkey-sign-in');
const problem = document.querySelector<HTMLElement>('#passkey-problem');

if (button && problem && knowsPasskeys()) {
	button.hidden = false;
	button.addEventListener('click', () => signIn(button, problem));
}

async function signIn({ dataset }: HTMLButtonElement, problem: HTMLElement): Promise<void> {
	problem.textContent = '';
	try {
		await showPasskey();
		location.assign(dataset.next ?? '/');
	} catch {
		problem.textContent = dataset.failed ?? '';
	}
}
