import { saysCount } from '../plural.ts';

const count = saysCount('en-GB');

/** What the account pages say. */
export const account = {
	name: 'Name',
	nameHint: 'As it should stand on your certificates.',
	email: 'E-mail address',
	password: 'Password',
	passwordHint: 'At least 10 characters. A sentence that only you know is easy to remember and hard to guess.',
	newPassword: 'New password',
	errorTitle: 'This needs to be put right',
	errorPrefix: 'Error:',
	problem: {
		nameMissing: 'Write your name.',
		nameTooLong: 'The name is too long. Shorten it to 100 characters.',
		emailMissing: 'Write your e-mail address, for example name@example.org.',
		passwordMissing: 'Write your password.',
		passwordTooShort: 'The password is too short. It must have at least 10 characters.',
		passwordTooLong: 'The password is too long. It can have at most 128 characters.',
		wrong:
			'The e-mail address and the password do not belong together. Look for typing mistakes, choose a new password, or have a link sent to you.',
		wrongPassword: 'That is not the password of this account. Try again, or choose a new one.',
		spent: 'The link has been used, or it is too old. Ask for a new one.',
		failed: 'It did not work this time, and we do not know why. Try again in a while.',
	},
	/** Too many tries; it says how long to wait. */
	wait: (seconds: number) =>
		`There were too many tries. Wait for ${seconds > 90 ? count(Math.ceil(seconds / 60), { one: 'minute', other: 'minutes' }) : count(seconds, { one: 'second', other: 'seconds' })}, then try again.`,
	register: {
		title: 'Create an account',
		lead: 'With an account you can take quizzes, earn certificates and continue where you left off. It is free.',
		submit: 'Create the account',
		haveOne: 'Do you have an account already?',
		signIn: 'Sign in',
		privacy: 'How we treat what we know about you',
	},
	sent: {
		title: 'Check your e-mail',
		confirm: (email: string) =>
			`We have sent an e-mail to ${email}. Open the link in it to confirm that the address is yours. The link works for 24 hours.`,
		link: (email: string) => `We have sent an e-mail to ${email}. Open the link in it to sign in. It works for 15 minutes.`,
		password: (email: string) =>
			`If ${email} has an account here, we have sent an e-mail there. Open the link in it to choose a new password. It works for one hour.`,
		unconfirmed: (email: string) =>
			`The address is not confirmed yet. We have sent a new e-mail to ${email}. Open the link in it, and you are in.`,
		nothing: 'Nothing there? Look in your spam folder, and for typing mistakes in the address.',
		again: 'Try again',
	},
	confirm: {
		title: 'Confirm your address',
		lead: (email: string) =>
			`Write the password that you chose when you created the account. Then ${email} is confirmed and you are signed in.`,
		submit: 'Confirm and sign in',
		notMine: 'Did you not create an account? Then you need not do anything. Without the password it is never put to use.',
		spentTitle: 'The link no longer works',
		spent: 'The link is too old, or it is not whole. Sign in with the password that you chose, and we send a new one.',
	},
	signIn: {
		title: 'Sign in',
		lead: 'Continue where you left off.',
		submit: 'Sign in',
		forgot: 'Forgotten your password?',
		sendLink: 'Send me a link instead',
		sendLinkHint: 'You can also sign in without a password: write your e-mail address above, and we send you a link.',
		noAccount: 'No account yet?',
		register: 'Create an account',
		changed: 'The password is changed, and you are signed out everywhere. Sign in with the new one.',
		signedOut: 'You are signed out.',
	},
	link: {
		title: 'Sign in',
		lead: 'You are almost in. Press the button, and we sign you in in this browser.',
		submit: 'Sign in',
		again: 'Get a new link',
	},
	forgot: {
		title: 'Forgotten your password?',
		lead: 'Write your e-mail address, and we send you a link to choose a new one.',
		submit: 'Send the link',
	},
	reset: {
		title: 'Choose a new password',
		lead: 'When the password is changed, you are signed out everywhere.',
		submit: 'Change the password',
		again: 'Get a new link',
	},
	signOut: {
		title: 'Sign out',
		lead: 'You can sign in again whenever you like. What you have done stays there.',
		submit: 'Sign out',
	},
};
