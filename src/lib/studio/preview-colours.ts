/** Lets the drawn page follow the colours while they are picked. The script of the settings page. */
const picture = document.querySelector<HTMLImageElement>('.colour-picture');
const fields = [...document.querySelectorAll<HTMLInputElement>('.colour-fields input[type="color"]')];
let isLoading = false;

for (const field of fields) field.addEventListener('input', show);

/** One picture at a time: a hand on a colour wheel asks for a hundred. */
function show(): void {
	if (!picture || isLoading) return;
	const address = new URL(picture.src);
	for (const { name, value } of fields) address.searchParams.set(name, value);
	if (address.href === picture.src) return;
	isLoading = true;
	picture.src = address.href;
	picture
		.decode()
		.catch(() => undefined)
		.then(() => {
			isLoading = false;
			show();
		});
}

export {};
