import { z } from 'zod';
import { nameLength, passwordLength } from './form-limits.ts';

/** What is wrong with a name that somebody wants to be called by. */
export function checkName(name: string): 'nameMissing' | 'nameTooLong' | undefined {
	if (name.trim() === '') return 'nameMissing';
	return name.length > nameLength ? 'nameTooLong' : undefined;
}

/** What is wrong with an e-mail address, as far as its spelling tells. */
export function checkEmail(email: string): 'emailMissing' | undefined {
	return z.email().max(254).safeParse(email).success ? undefined : 'emailMissing';
}

/** What is wrong with a password that somebody chooses. */
export function checkPassword(password: string): 'passwordMissing' | 'passwordTooShort' | 'passwordTooLong' | undefined {
	if (password === '') return 'passwordMissing';
	if (password.length < passwordLength.least) return 'passwordTooShort';
	return password.length > passwordLength.most ? 'passwordTooLong' : undefined;
}
