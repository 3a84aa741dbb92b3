import { expect, test } from 'vitest';
import { fillSlot, withoutSlot } from './question-slot.ts';

const question = 'Hva fokuserer du på innen {tema}?';

test('the theme goes into the slot, also when it looks like a pattern', () => {
	expect(fillSlot(question, 'VR')).toBe('Hva fokuserer du på innen VR?');
	expect(fillSlot(question, '$& {x}')).toBe('Hva fokuserer du på innen $& {x}?');
});

test('without a theme the slot is open', () => {
	expect(fillSlot(question)).toBe('Hva fokuserer du på innen …?');
	expect(fillSlot('Hvem er du?', 'VR')).toBe('Hvem er du?');
	expect(withoutSlot(question)).toBe('Hva fokuserer du på innen  ?');
});
