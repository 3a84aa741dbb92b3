/** Whether a text is an ISO 8601:2004 4.4.3.2 duration: weeks alone, or years down to seconds; only the last may have a fraction. */
export function isDuration(text: string): boolean {
	const whole = text.replace(/[.,]\d+(?=[YMWDHS]$)/, '');
	return /^P(?:\d+W|(?=\d|T)(?:\d+Y)?(?:\d+M)?(?:\d+D)?(?:T(?=\d)(?:\d+H)?(?:\d+M)?(?:\d+S)?)?)$/.test(whole);
}

/** A duration without the precision beyond 0.01 seconds, which comparisons leave out. */
export function comparableDuration(text: string): string {
	return text.replace(/[.,](\d{1,2})\d*S$/, (_, digits: string) => `.${digits.padEnd(2, '0')}S`);
}
