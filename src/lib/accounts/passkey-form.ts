import { knowsPasskeys, makePasskey, Refusal } from './passkey-ceremony.ts';

/** The form on the account page that makes a passkey. */
const form = document.querySelector<HTMLFormElement>('#passkey-form');
const problem = document.querySelector<HTMLElement>('#passkey-problem');

if (form && problem) {
	if (!knowsPasskeys()) problem.textContent = form.dataset.unsupported ?? '';
	else form.hidden = false;
	form.addEventListener('submit', (event) => {
		event.preventDefault();
		make(form, problem);
	});
}

async function make(form: HTMLFormElement, problem: HTMLElement): Promise<void> {
	problem.textContent = '';
	try {
		await makePasskey(String(new FormData(form).get('passkeyName') ?? ''));
		location.assign(form.dataset.next ?? '');
	} catch (error) {
		const stale = error instanceof Refusal && error.message === 'SESSION_NOT_FRESH';
		problem.textContent = (stale ? form.dataset.stale : form.dataset.failed) ?? '';
	}
}
