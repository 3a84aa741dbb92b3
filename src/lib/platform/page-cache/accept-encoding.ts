/** How the bytes of an answer are coded; by rising preference among equals. */
const codings = ['identity', 'gzip', 'br'] as const;
export type Coding = (typeof codings)[number];

/** The coding that the reader likes best (RFC 9110, section 12.5.3): the highest weight, among equals the smallest bytes. */
export function chooseCoding(header: string | undefined): Coding {
	if (!header) return 'identity';
	const weights = parseWeights(header);
	let best: Coding = 'identity';
	let bestWeight = 0;
	for (const coding of codings) {
		const weight = weights.get(coding) ?? weights.get('*') ?? 0;
		if (weight > 0 && weight >= bestWeight) [best, bestWeight] = [coding, weight];
	}
	return best;
}

function parseWeights(header: string): Map<string, number> {
	const weights = new Map<string, number>();
	for (const part of header.toLowerCase().split(',')) {
		const [coding = '', ...parameters] = part.split(';').map((piece) => piece.trim());
		const weight = parameters.find((parameter) => parameter.startsWith('q='));
		weights.set(coding, weight ? Number.parseFloat(weight.slice(2)) || 0 : 1);
	}
	return weights;
}
