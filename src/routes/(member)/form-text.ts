import { storable } from '#lib/platform/storable-text.ts';

/** Reads the text fields of a form that was sent, such as the database can store them; what is missing is empty. */
export async function formText(request: Request): Promise<(name: string) => string> {
	const form = await request.formData();
	return (name) => {
		const value = form.get(name);
		return typeof value === 'string' ? storable(value) : '';
	};
}
