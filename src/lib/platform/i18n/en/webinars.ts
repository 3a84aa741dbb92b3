/** What the public pages and the mails say of webinars and masterclasses. */
export const webinars = {
	title: 'Webinars',
	lead: 'What is held live: webinars and masterclasses that everybody may join.',
	coming: 'Coming',
	past: 'Past',
	noneComing: 'None are planned right now.',
	kinds: { webinar: 'Webinar', masterclass: 'Masterclass' },
	parts: 'Programme',
	part: (n: number) => `Part ${n}`,
	undated: 'The time has not been set yet',
	when: (when: string, length: string) => `${when}, ${length}`,
	norwegianTime: 'All times are Norwegian time.',
	place: 'Place',
	link: 'Follow the broadcast',
	roles: { panel: 'In the panel', host: 'Host', speaker: 'Speaker' },
	recording: (title: string) => `Hear the recording: ${title}`,
	calendar: 'Add to calendar',
	over: 'This is over.',
	calledOff: 'This is called off.',
	calledOffShort: 'Called off',
	signUp: {
		title: 'Sign up',
		lead: 'Free, and you need no account. You get a mail in which you confirm, and then the programme for your calendar.',
		email: 'E-mail address',
		hint: 'It is used for this only, and deleted 30 days after the last part.',
		send: 'Sign me up',
		errorTitle: 'You are not signed up yet',
		wrongEmail: 'Write an e-mail address, for example name@example.com.',
		tooMany: 'Many sign-ups have been sent from here. Wait an hour and try again.',
		sentTitle: 'Check your e-mail',
		sent: (email: string) => `We have sent a mail to ${email}. You are signed up once you have confirmed there.`,
	},
	confirm: {
		title: 'Your sign-up',
		waiting: (title: string) => `Confirm that you want to join “${title}”.`,
		confirm: 'Yes, I want to join',
		isIn: (title: string) => `You are signed up for “${title}”.`,
		calledOff: (title: string) => `“${title}” is called off.`,
		done: 'You are signed up. We have sent the programme for your calendar by e-mail.',
		withdraw: 'Withdraw',
		withdrawHint: 'Your address is deleted at once.',
		withdrawn: 'You have withdrawn, and your address is deleted.',
		broken: 'The link no longer works. Perhaps the sign-up has been deleted. You can sign up again.',
		toWebinar: 'To the programme',
	},
	mail: {
		confirm: {
			subject: (title: string) => `Confirm that you join ${title}`,
			text: (title: string, site: string) =>
				`Somebody, perhaps you, signed this address up for “${title}” at ${site}. Confirm that you want to join, and you get the programme for your calendar.`,
			button: 'Confirm the sign-up',
		},
		already: {
			subject: (title: string) => `You are already signed up for ${title}`,
			text: (title: string, site: string) =>
				`Somebody, perhaps you, signed this address up for “${title}” at ${site} once more. You are signed up already, and the programme for your calendar is attached.`,
			button: 'See the sign-up',
		},
		confirmed: {
			subject: (title: string) => `You are signed up for ${title}`,
			text: (title: string, site: string) =>
				`Thank you! You are signed up for “${title}” at ${site}. The programme for your calendar is attached.`,
			button: 'See the sign-up',
		},
		changed: {
			subject: (title: string) => `New time or place: ${title}`,
			text: (title: string, site: string) =>
				`Time or place has changed for “${title}” at ${site}. The new programme is attached and corrects what you have in your calendar.`,
			button: 'See the sign-up',
		},
		calledOff: {
			subject: (title: string) => `Called off: ${title}`,
			text: (title: string, site: string) =>
				`“${title}” at ${site} is called off. What is attached takes it out of your calendar.`,
			button: 'See the sign-up',
		},
		held: {
			subject: (title: string) => `It is held after all: ${title}`,
			text: (title: string, site: string) =>
				`“${title}” at ${site} was called off, but is held after all. The programme is attached and corrects what you have in your calendar.`,
			button: 'See the sign-up',
		},
		withdraw: 'Cannot make it after all? Withdraw on the same page.',
		forget: 'Do you want your address deleted now? Withdraw on the same page.',
		ignore: 'If this was not you, you can ignore this mail. The address is then deleted.',
	},
};
