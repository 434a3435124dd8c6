// The closed list of routes: GitHub's own description, with untyped.ts before it. Types only.
import type { Endpoints } from '@octokit/types';
import type { Untyped } from './untyped.ts';

type Routes = Omit<Endpoints, keyof Untyped> & Untyped;

/** `METHOD /path/{name}` as GitHub's description writes it. */
export type Route = keyof Routes;
/** Path, query and body of a route in one object. */
export type Params<R extends Route> = Routes[R]['parameters'];
/** The body of a route's answer. */
export type Data<R extends Route> = Routes[R]['response']['data'];
