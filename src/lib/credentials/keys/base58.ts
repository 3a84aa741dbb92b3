/** Bitcoin's base58, as multibase calls it `z` (https://www.ietf.org/archive/id/draft-multiformats-multibase-08.html). */
const alphabet = '123456789ABCDEFGHJKLMNPQRSTUVWXYZabcdefghijkmnopqrstuvwxyz';

/** Writes bytes in base58; every leading zero byte is a `1`. */
export function encodeBase58(bytes: Uint8Array): string {
	let number = BigInt(`0x0${Buffer.from(bytes).toString('hex')}`);
	let digits = '';
	for (; number > 0n; number /= 58n) digits = alphabet[Number(number % 58n)] + digits;
	return '1'.repeat(leading(bytes, 0)) + digits;
}

/** Reads base58; undefined when it is not. Meant for keys and signatures: the time grows with the square of the length. */
export function decodeBase58(text: string): Uint8Array | undefined {
	let number = 0n;
	for (const letter of text) {
		const digit = alphabet.indexOf(letter);
		if (digit < 0) return undefined;
		number = number * 58n + BigInt(digit);
	}
	const hex = number === 0n ? '' : number.toString(16);
	const zeros = leading(text, '1');
	return Uint8Array.from([...new Uint8Array(zeros), ...Buffer.from(hex.length % 2 ? `0${hex}` : hex, 'hex')]);
}

function leading(sequence: ArrayLike<unknown>, value: unknown): number {
	let count = 0;
	while (count < sequence.length && sequence[count] === value) count++;
	return count;
}
