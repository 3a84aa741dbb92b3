const slot = /\{[^{}]*\}/g;

/** A question with the theme in its slot: `Hva fokuserer du på innen {tema}?` and `VR`. Without a theme the slot reads `…`. */
export function fillSlot(question: string, theme?: string | null): string {
	return question.replace(slot, () => theme ?? '…');
}

/** A question's words without its slot. */
export function withoutSlot(question: string): string {
	return question.replace(slot, ' ');
}

/** Whether a question leaves room for a theme. */
export function hasSlot(question: string): boolean {
	return question.search(slot) >= 0;
}
