// Verifies what a workflow's OIDC token proves: GitHub signed it, for us, just now. Reasons are names from a closed list; nothing of
// the token is ever repeated. https://docs.github.com/actions/concepts/security/openid-connect
import { createRemoteJWKSet, errors, jwtVerify } from 'jose';
import { z } from 'zod';

/** GitHub's issuer for Actions. */
export const githubIssuer = 'https://token.actions.githubusercontent.com';

/** Why a token counts for nothing. */
export type TokenFault =
  | 'token-missing' | 'token-malformed' | 'token-algorithm' | 'token-signature' | 'token-issuer' | 'token-audience'
  | 'token-expired' | 'token-too-old' | 'token-claims' | 'keys-unavailable'; // prettier-ignore

const claims = z.object({
  jti: z.string().min(1).max(200),
  exp: z.int(),
  repository: z.string().max(150),
  repository_id: z.string().regex(/^\d{1,15}$/),
  ref: z.string().max(300),
  ref_type: z.string().max(20),
  event_name: z.string().max(50),
  workflow_ref: z.string().max(600),
});

/** What a token says of the run that asked for it. */
export type Claims = Readonly<z.output<typeof claims>>;

export interface TokenRules {
  readonly issuer: string;
  readonly audience: string;
  /** Milliseconds since 1970. */
  readonly now: () => number;
}

export type VerifyToken = (token: string) => Promise<Claims | TokenFault>;

/** Seconds a token is taken after it was issued; GitHub's own live for five minutes or more. */
const mostAge = 300;
/** Seconds by which GitHub's clock and ours may differ. */
const tolerance = 30;

/** Opens the verification; the issuer's keys are fetched when they are first needed, and again for an unknown key at most twice a minute. */
export function openTokenCheck({ issuer, audience, now }: TokenRules): VerifyToken {
  const keys = createRemoteJWKSet(new URL(`${issuer}/.well-known/jwks`));
  return async (token) => {
    if (token === '') return 'token-missing';
    try {
      const { payload } = await jwtVerify(token, keys, {
        issuer,
        audience,
        algorithms: ['RS256'],
        maxTokenAge: mostAge,
        clockTolerance: tolerance,
        currentDate: new Date(now()),
      });
      const read = claims.safeParse(payload);
      return read.success ? read.data : 'token-claims';
    } catch (error) {
      return faultOf(error);
    }
  };
}

const faultsOfClaims: Readonly<Record<string, TokenFault>> = { iss: 'token-issuer', aud: 'token-audience' };

const malformed = [errors.JWSInvalid, errors.JWTInvalid, errors.JOSENotSupported];

function faultOf(error: unknown): TokenFault {
  if (error instanceof errors.JWTExpired) return error.claim === 'iat' ? 'token-too-old' : 'token-expired';
  if (error instanceof errors.JWTClaimValidationFailed) return faultsOfClaims[error.claim] ?? 'token-claims';
  if (error instanceof errors.JOSEAlgNotAllowed) return 'token-algorithm';
  if (error instanceof errors.JWSSignatureVerificationFailed || error instanceof errors.JWKSNoMatchingKey)
    return 'token-signature';
  if (malformed.some((kind) => error instanceof kind)) return 'token-malformed';
  // What is left is not the token's fault: the issuer's keys could not be had.
  return 'keys-unavailable';
}
