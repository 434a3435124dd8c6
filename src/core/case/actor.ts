// Who did something. People are known by their numeric id; a login can be given away and taken by someone else.
import { z } from 'zod';

export const actorSchema = z.strictObject({ login: z.string(), id: z.number().int() });

/** A GitHub account: `id` decides, `login` is for reading. */
export type Actor = Readonly<z.infer<typeof actorSchema>>;
