import { expect, test } from 'vitest';
import { splitOutcomes } from './outcomes.ts';

test.each([
	['Hva en havn er Hvordan måle den Salt og vann', ['Hva en havn er', 'Hvordan måle den', 'Salt og vann']],
	['Bruk av VR i Påfunn Havn Hva fjorden trenger', ['Bruk av VR i Påfunn Havn', 'Hva fjorden trenger']],
	['Ansvar for data; Åpne møter', ['Ansvar for data', 'Åpne møter']],
	['• Ansvar for data • Åpne møter', ['Ansvar for data', 'Åpne møter']],
	['Bruk av AI og IoT innen helse', ['Bruk av AI og IoT innen helse']],
	['Hva Hvorfor', ['Hva', 'Hvorfor']],
	['How to listen Working in Norway', ['How to listen', 'Working in Norway']],
])('%s', (text, outcomes) => {
	expect(splitOutcomes(text)).toEqual(outcomes);
});
