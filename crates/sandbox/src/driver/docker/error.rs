//! bollard's errors in the driver's words.

use bollard::errors::Error;

use crate::driver::DriverError;

/// What the engine passes on of the kernel's ENOSPC.
const NO_SPACE: &str = "no space left on device";

pub fn translate(error: Error) -> DriverError {
    match error {
        Error::DockerResponseServerError { status_code: 404, .. } => DriverError::NotFound,
        Error::DockerResponseServerError { status_code: 409 | 304, .. } => DriverError::WrongState(Box::new(error)),
        Error::DockerResponseServerError { ref message, .. } if message.contains(NO_SPACE) => {
            DriverError::DiskFull(Box::new(error))
        }
        Error::DockerResponseServerError { .. } => DriverError::Engine(Box::new(error)),
        Error::RequestTimeoutError
        | Error::IOError { .. }
        | Error::HyperResponseError { .. }
        | Error::HyperLegacyError { .. }
        | Error::SocketNotFoundError(_) => DriverError::Unavailable(Box::new(error)),
        other => DriverError::Engine(Box::new(other)),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn absence_state_and_outage_are_told_apart() {
        let answer =
            |status_code| translate(Error::DockerResponseServerError { status_code, message: "no".to_owned() });
        assert!(matches!(answer(404), DriverError::NotFound));
        assert!(matches!(answer(409), DriverError::WrongState(_)));
        assert!(matches!(answer(500), DriverError::Engine(_)));
        let full = "open /var/lib/docker/containers/x/.tmp: no space left on device".to_owned();
        let full = translate(Error::DockerResponseServerError { status_code: 500, message: full });
        assert!(matches!(full, DriverError::DiskFull(_)));
        assert!(matches!(translate(Error::RequestTimeoutError), DriverError::Unavailable(_)));
    }
}
