/** What a terminal takes for orders and not for text (ECMA-48), and what turns the direction of a line; line breaks and tabs stay. */
const orders = /[^\P{Cc}\n\t]|\p{Bidi_Control}/gu;

/** Text that strangers wrote, such that it can be shown in the operator's terminal and does nothing there. */
export function plainText(text: string): string {
	return text.replace(orders, '\uFFFD');
}
