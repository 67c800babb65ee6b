// stands in for the first commit: what the brushes paint
import { api } from "../api.js";
import { edit } from "../session.js";

/** Takes the mask away: everything may move. */
export const clearMask = () => edit(api.deleteMask);

/** Swaps what may move and what stays. */
export async function invertMask() {}
