import { movePlaces } from './player/account-places.ts';

// What somebody heard here before they signed in becomes their account's; the page that lists it is drawn anew.
const address = document.querySelector<HTMLElement>('[data-places]')?.dataset.places;
if (address) movePlaces(address).then((moved) => moved && location.reload());
