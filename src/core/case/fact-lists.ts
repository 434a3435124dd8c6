// The closed lists from which facts choose: what may stand in a log, so values are added and never taken away.

export const sources = [
  'email', 'ghsa', 'automation', 'list', 'pentest-external', 'pentest-internal', 'product-team', 'public', 'customer', 'other',
] as const; // prettier-ignore
export const severities = ['none', 'low', 'medium', 'high', 'critical'] as const;
export const exploitStates = ['none', 'claimed', 'public-exploit', 'wild'] as const;
export const leakStates = ['no', 'possible', 'suspected', 'yes'] as const;
/** Whose data it is. */
export const leakKinds = ['personal', 'customer', 'corporate'] as const;
export const declineReasons = [
  'not-affected', 'works-as-intended', 'bug', 'hardening', 'feature', 'false-positive', 'not-reproducible', 'out-of-scope',
  'unsupported', 'upstream', 'no-response', 'withdrawn', 'spam',
] as const; // prettier-ignore
/** The five VEX justifications; the same words in CSAF flags and OpenVEX. */
export const justifications = [
  'component_not_present', 'vulnerable_code_not_present', 'vulnerable_code_not_in_execute_path',
  'vulnerable_code_cannot_be_controlled_by_adversary', 'inline_mitigations_already_exist',
] as const; // prettier-ignore
export const roles = [
  'triager', 'case-lead', 'psirt', 'psirt-lead', 'product-rep', 'product-owner', 'fix-dev', 'qe', 'release', 'comms', 'legal',
  'dpo', 'support', 'exec', 'observer', 'maintainer',
] as const; // prettier-ignore
/** Roles that can be given on one case. Those that judge or sign come from the settings alone, whatever a log says. */
export const assignableRoles = [
  'case-lead', 'product-rep', 'fix-dev', 'qe', 'release', 'comms', 'support', 'observer',
] as const satisfies readonly (typeof roles)[number][]; // prettier-ignore
export const creditKinds = [
  'analyst', 'finder', 'reporter', 'coordinator', 'remediation_developer', 'remediation_reviewer', 'remediation_verifier', 'tool',
  'sponsor', 'other',
] as const; // prettier-ignore
/** Who may not agree with what we found. */
export const disputants = ['reporter', 'vendor', 'public'] as const;
export const remedyKinds = ['fix', 'mitigate', 'wontfix'] as const;
export const mitigationKinds = ['workaround', 'deployment-advice', 'runtime-change', 'code-change'] as const;
export const draftFields = [
  'summary', 'description', 'severity', 'cvss_vector_string', 'cwe_ids', 'vulnerabilities', 'credits', 'cve_id',
] as const; // prettier-ignore
/** How soon whoever makes the product works on a fix, in the words of SSVC. */
export const ssvcDecisions = ['defer', 'scheduled', 'out-of-cycle', 'immediate'] as const;
