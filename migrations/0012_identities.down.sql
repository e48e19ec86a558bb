DROP TABLE oidc_proofs;
DROP TABLE oidc_flows;
DROP TABLE identities;
