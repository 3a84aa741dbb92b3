import { escapeUTF8 } from 'entities';
import type { Locale } from './locale.ts';
import type { Mail } from './mail.server.ts';

/** What a mail says, before it has a form. */
export interface Letter {
	to: string;
	locale: Locale;
	subject: string;
	paragraphs: string[];
	/** What to press, and the whole address that it leads to. */
	button?: { label: string; href: string };
	/** Said below the button. */
	afterwards?: string[];
	/** Who writes. */
	siteName: string;
	origin: string;
}

/** The same words as plain text and as simple HTML, without pictures or anything that tells who has read it. */
export function writeMail(letter: Letter): Mail {
	const { to, subject } = letter;
	return { to, subject, text: asText(letter), html: asHtml(letter) };
}

function asText({ paragraphs, button, afterwards = [], siteName, origin }: Letter): string {
	const link = button ? [`${button.label}:\n${button.href}`] : [];
	return `${[...paragraphs, ...link, ...afterwards, `${siteName}\n${origin}`].join('\n\n')}\n`;
}

const font = 'font-family:system-ui,-apple-system,Segoe UI,sans-serif;font-size:16px;line-height:1.5';
const buttonLook =
	'display:inline-block;padding:12px 20px;background:#1f4d3a;color:#ffffff;text-decoration:none;font-weight:600;border-radius:4px';

function asHtml({ locale, subject, paragraphs, button, afterwards = [], siteName, origin }: Letter): string {
	const said = (texts: string[]) => texts.map((text) => `<p>${escapeUTF8(text)}</p>`).join('\n');
	const link = button ? `<p><a href="${escapeUTF8(button.href)}" style="${buttonLook}">${escapeUTF8(button.label)}</a></p>` : '';
	return `<!doctype html>
<html lang="${locale}">
<head><meta charset="utf-8"><meta name="viewport" content="width=device-width"><title>${escapeUTF8(subject)}</title></head>
<body style="margin:0;padding:24px;${font}">
<div style="max-width:560px">
${said(paragraphs)}
${link}
${said(afterwards)}
<p><a href="${escapeUTF8(origin)}" style="color:inherit">${escapeUTF8(siteName)}</a></p>
</div>
</body>
</html>
`;
}
