/** What the mails say. */
export const mail = {
	notYou: 'Was this not you? Then you can ignore this e-mail. Nothing happens until somebody uses the link.',
	account: {
		confirmAddress: {
			subject: (site: string) => `Confirm your e-mail address with ${site}`,
			text: (site: string) =>
				`An account with ${site} was created with this e-mail address. Confirm that the address is yours, and sign in with the password that you chose. The link works for 24 hours.`,
			button: 'Confirm the address',
		},
		alreadyRegistered: {
			subject: (site: string) => `You already have an account with ${site}`,
			text: (site: string) =>
				`Somebody wanted to create an account with ${site} for this e-mail address, but it has one already. Sign in with that one. If you have forgotten the password, you can choose a new one there.`,
			button: 'Sign in',
		},
		neverConfirmed: {
			subject: (site: string) => `Finish your account with ${site}`,
			text: (site: string) =>
				`There is an account with ${site} for this e-mail address, but the address was never confirmed. If it is yours, choose a new password here. The link works for one hour.`,
			button: 'Choose a password',
		},
		signInLink: {
			subject: (site: string) => `Your link to sign in to ${site}`,
			text: (site: string) => `Here is the link that you asked for to sign in to ${site}. It works once, within 15 minutes.`,
			button: 'Sign in',
		},
		noAccount: {
			subject: (site: string) => `You have no account with ${site} yet`,
			text: (site: string) =>
				`Somebody asked for a link to sign in to ${site} with this e-mail address, but there is no account for it. Perhaps you used another address? You can also create an account.`,
			button: 'Create an account',
		},
		newPassword: {
			subject: (site: string) => `Choose a new password for ${site}`,
			text: (site: string) =>
				`Here is the link that you asked for to choose a new password for ${site}. It works once, within one hour. When the password is changed, you are signed out everywhere.`,
			button: 'Choose a new password',
		},
	},
};
