import { Invalid } from '#lib/platform/errors.ts';

/** The languages of Whisper's multilingual models, as whisper.cpp names them; it does not notice an unknown one. */
const known = new Set(
	(
		'en zh de es ru ko fr ja pt tr pl ca nl ar sv it id hi fi vi he uk el ms cs ro da hu ta no th ur hr bg lt la mi ml cy sk te ' +
		'fa lv bn sr az sl kn et mk br eu is hy ne mn bs kk sq sw gl mr pa si km sn yo so af oc ka be tg sd gu am yi lo uz fo ht ' +
		'ps tk nn mt sa lb my bo tl mg as tt haw ln ha ba jw su yue'
	).split(' '),
);

/** A language tag as Whisper's name for the language. Throws Invalid when it knows none. */
export function whisperLanguage(tag: string): string {
	const [language = ''] = tag.toLowerCase().split('-');
	const name = language === 'nb' ? 'no' : language;
	if (!known.has(name))
		throw new Invalid(
			`Whisper cannot write down the language “${tag}”. Import a text, or correct the case's language.`,
			'language',
		);
	return name;
}
