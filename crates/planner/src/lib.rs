//! Analysers, edit engine, gRPC contract with server and client.
